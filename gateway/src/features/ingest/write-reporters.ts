import { insertReporters } from '@fengqiao/db/queries/reporters';
import type { Client } from '../../plugins/db.ts';
import type { CaseWork } from './fold-cases.ts';

/** Keeps who reported, as the hashes that the examination made. */
export async function writeReporters(tx: Client, works: readonly CaseWork[]): Promise<void> {
  const rows = works.flatMap(({ caseId, events }) =>
    events.flatMap(({ reporter }) => (reporter === undefined ? [] : [{ caseId, hash: reporter }])),
  );
  if (rows.length > 0) await insertReporters(tx, rows);
}
