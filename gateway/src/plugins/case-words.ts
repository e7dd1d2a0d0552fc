import type { CaseWords } from '@fengqiao/db/queries/case-filter';
import { caseIdsByGrams } from '@fengqiao/db/queries/case-search';
import { foldText, wordKeysOf } from '../domain/fold-text.ts';
import { handlesAllItSees, type Reader } from '../domain/handling-team.ts';
import type { Client } from './db.ts';

/** Beyond it the newest cases are looked through one by one: what so many hold is found soon. */
const mostIds = 5_000;

/** What somebody looks for in cases, for the filter of lists and maps; asked in the scope in which it will be looked for. */
export async function caseWords(
  tx: Client,
  reader: Pick<Reader, 'role' | 'areaCode'>,
  q: string | undefined,
): Promise<CaseWords | undefined> {
  if (q === undefined) return undefined;
  const folded = foldText(q);
  const grams = wordKeysOf(folded);
  const ids = grams.length === 0 ? null : await caseIdsByGrams(tx, grams, mostIds + 1);
  return {
    typed: q,
    folded,
    ids: ids === null || ids.length > mostIds ? null : ids,
    asWritten: handlesAllItSees(reader),
  };
}
