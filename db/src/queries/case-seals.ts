import type { Queryable } from '../pool.ts';

/**
 * Seals a case with all its words; false when somebody did so in this moment. The transaction's account must be a named handler
 * already.
 */
export async function sealCase(tx: Queryable, caseId: number, reason: string, by: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'caseSeals.insert',
    text: 'insert into case_seal (case_id, reason, sealed_by) values ($1, $2, $3) on conflict do nothing',
    values: [caseId, reason, by],
  });
  if (rowCount !== 1) return false;
  await mark(tx, caseId, true);
  return true;
}

/** Opens a sealed case again. */
export async function unsealCase(tx: Queryable, caseId: number): Promise<void> {
  await mark(tx, caseId, false);
  await tx.query({
    name: 'caseSeals.delete',
    text: 'delete from case_seal where case_id = $1',
    values: [caseId],
  });
}

/** The state first: its row is what an event that comes in just now waits for. */
async function mark(tx: Queryable, caseId: number, sealed: boolean): Promise<void> {
  for (const table of ['case_state', 'case_text', 'event_text', 'case_search'] as const)
    await tx.query({
      name: `caseSeals.mark.${table}`,
      text: `update ${table} set sealed = $2 where case_id = $1`,
      values: [caseId, sealed],
    });
}
