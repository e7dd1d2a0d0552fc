import type { Queryable } from '../pool.ts';

/**
 * Writes one row of the audit log: `entry` is JSON text. Writers take turns from here to their commit: call it last in a
 * transaction.
 */
export async function appendAudit(tx: Queryable, entry: string): Promise<void> {
  await tx.query({ name: 'audit.append', text: 'select audit_append($1)', values: [entry] });
}
