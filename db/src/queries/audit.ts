import type { Queryable } from '../pool.ts';

/**
 * Writes one row of the audit log: `entry` is JSON text. Writers take turns from here to their commit: call it last in a
 * transaction.
 */
export async function appendAudit(tx: Queryable, entry: string): Promise<void> {
  await tx.query({ name: 'audit.append', text: 'select audit_append($1)', values: [entry] });
}

/** A place in the log. */
export interface AuditPlace {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
  no: number;
}

export interface AuditRow extends AuditPlace {
  /** With microseconds, as it was hashed. */
  at: string;
  /** JSON text, as it was hashed. */
  entry: string;
  /** Lower-case hex. */
  hash: string;
}

const utc = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const columns = `day, no, ${utc} as at, entry, encode(hash, 'hex') as hash`;

export interface AuditSearch {
  from: string | null;
  to: string | null;
  actor: string | null;
  action: string | null;
  outcome: string | null;
  /** Beginning of the object. */
  object: string | null;
}

/** Rows of the scope before a place, the newest first. */
export async function listAudit(
  tx: Queryable,
  search: AuditSearch,
  before: AuditPlace | null,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await tx.query<AuditRow>(
    `select ${columns} from audit
      where ($1::date is null or day >= $1) and ($2::date is null or day <= $2)
        and ($3::text is null or actor = $3) and ($4::text is null or action = $4)
        and ($5::text is null or outcome = $5) and ($6::text is null or object like $6)
        and ($7::date is null or (day, no) < ($7, $8::int))
      order by day desc, no desc limit $9`,
    [
      search.from,
      search.to,
      search.actor,
      search.action,
      search.outcome,
      search.object === null ? null : `${search.object.replaceAll(/[\\%_]/g, '\\$&')}%`,
      before?.day ?? null,
      before?.no ?? null,
      limit,
    ],
  );
  return rows;
}

/** The newest row; null = the log is empty. Needs a scope over the whole country. */
export async function auditHead(tx: Queryable): Promise<AuditRow | null> {
  const { rows } = await tx.query<AuditRow>(
    `select ${columns} from audit order by day desc, no desc limit 1`,
  );
  return rows[0] ?? null;
}

/** One row with everything that the verifier compares. */
export interface AuditLink extends AuditRow {
  prev: string;
  /** Day of `at` in Asia/Shanghai. */
  dayOfAt: string;
  /** The columns for filters, which must say what the entry says. */
  actor: string | null;
  action: string | null;
  outcome: string | null;
  object: string | null;
  area: number | null;
}

/** The next links of the chain, the oldest first. Needs a scope over the whole country. */
export async function auditLinks(
  tx: Queryable,
  after: AuditPlace | null,
  limit: number,
): Promise<AuditLink[]> {
  const { rows } = await tx.query<AuditLink>(
    `select ${columns}, encode(prev, 'hex') as prev, (at at time zone 'Asia/Shanghai')::date as "dayOfAt",
            actor, action, outcome, object, area
       from audit
      where $1::date is null or (day, no) > ($1, $2::int)
      order by day, no limit $3`,
    [after?.day ?? null, after?.no ?? null, limit],
  );
  return rows;
}

/** Number of rows. Needs a scope over the whole country. */
export async function countAudit(tx: Queryable): Promise<number> {
  const { rows } = await tx.query<{ n: number }>('select count(*) as n from audit');
  return rows[0]?.n ?? 0;
}

export interface AuditCut extends AuditPlace {
  hash: string;
  /** Whether days were deleted that are younger than the law allows. */
  tooYoung: boolean;
}

/** The last row that was deleted for its age; null = none ever was. */
export async function auditCut(tx: Queryable): Promise<AuditCut | null> {
  const { rows } = await tx.query<AuditCut>(
    `select last_day as day, last_no as no, encode(last_hash, 'hex') as hash,
            last_day >= (now() at time zone 'Asia/Shanghai')::date - 180 as "tooYoung"
       from audit_cut order by last_day desc limit 1`,
  );
  return rows[0] ?? null;
}

/** Hash of one row; null = it is not there. Needs a scope over the whole country. */
export async function auditHashAt(tx: Queryable, { day, no }: AuditPlace): Promise<string | null> {
  const { rows } = await tx.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from audit where day = $1 and no = $2`,
    [day, no],
  );
  return rows[0]?.hash ?? null;
}

/**
 * Deletes the oldest day when it lies more than so many days back; refused below 180. Answers how many rows; 0 = nothing is that old.
 * A day at a time: the writers of the log wait meanwhile.
 */
export async function deleteOldestAuditDay(tx: Queryable, days: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `select audit_delete_before(least((now() at time zone 'Asia/Shanghai')::date - $1::int, (select min(day) from audit) + 1)) as n`,
    [days],
  );
  return rows[0]?.n ?? 0;
}
