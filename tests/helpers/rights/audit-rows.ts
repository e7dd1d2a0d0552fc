import type pg from 'pg';

/** A row of the audit log, as far as tests compare it. */
export interface AuditRow {
  action: string;
  outcome: string;
  actor: string | null;
  object: string | null;
}

/** Where the log ends now. */
export async function auditEnd(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ end: string }>(
    `select coalesce(max(day::text || lpad(no::text, 9, '0')), '') as end from audit`,
  );
  return rows[0]?.end ?? '';
}

/** What was written since, in order. */
export async function auditSince(owner: pg.Pool, end: string): Promise<AuditRow[]> {
  const { rows } = await owner.query<AuditRow>(
    `select action, outcome, actor, object from audit
      where day::text || lpad(no::text, 9, '0') > $1 order by day, no`,
    [end],
  );
  return rows;
}
