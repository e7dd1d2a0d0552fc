import { upsertCaseSearch } from '@fengqiao/db/queries/case-search';
import type { CaseTextRow } from '@fengqiao/db/queries/case-text';
import { searchWords } from '../../domain/search-words.ts';
import type { Client } from '../../plugins/db.ts';

/** Lets searches find the titles that are new. */
export async function writeSearch(tx: Client, rows: readonly CaseTextRow[]): Promise<void> {
  const titled = rows.filter(({ title }) => title !== '');
  if (titled.length === 0) return;
  await upsertCaseSearch(
    tx,
    titled.map(({ caseId, area, title, titleMasked }) => ({
      caseId,
      area,
      ...searchWords(title, titleMasked),
    })),
  );
}
