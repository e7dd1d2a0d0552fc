import { userInfo } from 'node:os';
import { createPool } from './pool.ts';
import { appendAudit } from './queries/audit.ts';
import { EVERYWHERE, inScope } from './transaction.ts';

/**
 * Writes an act of a command into the audit log: who stood at the shell, what was done; the same fields as the gateway's rows. What was
 * done stays done when that fails (an old schema, a user for backups only): it is said instead.
 */
export async function auditCommand(
  url: string,
  act: { action: 'data.exported' | 'data.imported'; object: string; detail: Record<string, string | number> },
  say: (line: string) => void,
): Promise<void> {
  const pool = createPool({ url, max: 1, statementTimeoutMs: 60_000, applicationName: 'fengqiao command' });
  const entry = JSON.stringify({
    actor: `shell:${userInfo().username}`,
    role: null,
    areaKey: null,
    terminal: null,
    address: null,
    action: act.action,
    outcome: 'done',
    object: act.object,
    detail: act.detail,
  });
  try {
    await inScope(pool, EVERYWHERE, (tx) => appendAudit(tx, entry));
  } catch (error) {
    say(`This could not be written into the audit log: ${(error as Error).message}`);
  } finally {
    await pool.end();
  }
}
