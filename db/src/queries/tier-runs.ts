import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';

/** A case whose tier has to be looked at, locked. */
export interface DueCase {
  case_id: number;
  case_code: string;
  area: number;
  cell: number | null;
  tier: string | null;
  tier_rules: string | null;
  /** When time alone was to change it (ms); null = it is looked at because of the rules, or for the first time. */
  due_at: number | null;
  /** `CaseFold` of the gateway's fold. */
  fold: unknown;
  source_area: number;
  /** The database's clock, in milliseconds. */
  now: number;
}

/**
 * Locks cases whose time has come, and open ones that were judged by another version than the one in force. Cases that an ingest
 * transaction holds are left out: it judges them itself. Needs a scope over the whole country.
 */
export async function lockDueCases(tx: Queryable, version: string, limit: number): Promise<DueCase[]> {
  const { rows } = await tx.query<DueCase>({
    name: 'tierRuns.lockDue',
    text: `select c.case_id, c.case_code, c.area, c.cell, c.tier, c.tier_rules, c.fold,
                  case when isfinite(c.tier_next_at) and c.tier_rules = $1
                       then (extract(epoch from c.tier_next_at) * 1000)::bigint end as due_at,
                  coalesce(o.area, c.area) as source_area, (extract(epoch from now()) * 1000)::bigint as now
             from case_state c left join source o on o.name = c.source
            where c.case_id in (
              select case_id from (
                (select case_id from case_state where tier_next_at <= now() limit $2)
                union (select case_id from case_state where closed_at is null and tier_rules < $1 limit $2)
                union (select case_id from case_state where closed_at is null and tier_rules > $1 limit $2)
                union (select case_id from case_state where closed_at is null and tier_rules is null limit $2)) due
              limit $2)
            order by c.case_id for update of c skip locked`,
    values: [version, limit],
  });
  return rows;
}

export interface JudgedCase {
  caseId: number;
  tier: string | null;
  tierRules: string;
  tierAt: number;
  tierNextAt: number | null;
  /** JSON text. */
  fold: string;
}

/** Writes what was found of cases that this transaction has locked. */
export async function writeTiers(tx: Queryable, cases: readonly JudgedCase[]): Promise<void> {
  await tx.query({
    name: 'tierRuns.write',
    text: `update case_state s
              set tier = n.tier, tier_rules = n.rules, tier_at = n.at, tier_next_at = n.next_at, fold = n.fold
             from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::jsonb[])
                  as n (case_id, tier, rules, at, next_at, fold)
            where s.case_id = n.case_id`,
    values: [
      arrayLiteral(cases.map(({ caseId }) => caseId)),
      arrayLiteral(cases.map(({ tier }) => tier)),
      arrayLiteral(cases.map(({ tierRules }) => tierRules)),
      arrayLiteral(cases.map(({ tierAt }) => timestamp(tierAt))),
      arrayLiteral(cases.map(({ tierNextAt }) => timestamp(tierNextAt))),
      arrayLiteral(cases.map(({ fold }) => fold)),
    ],
  });
}

export interface TierRunRow {
  id: number;
  startedAt: Date;
  durationMs: number;
  version: string;
  lookedAt: number;
  changed: number;
  /** `<before>><after>` → how many. */
  changes: Record<string, number>;
  error: string | null;
}

/** Writes down one timed run. */
export async function insertTierRun(db: Queryable, run: Omit<TierRunRow, 'id'>): Promise<void> {
  await db.query(
    `insert into tier_run (started_at, duration_ms, version, looked_at, changed, changes, error)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
    [
      run.startedAt,
      run.durationMs,
      run.version,
      run.lookedAt,
      run.changed,
      JSON.stringify(run.changes),
      run.error,
    ],
  );
}

/** Timed runs, the newest first; `before` = id where a page ends. */
export async function listTierRuns(
  db: Queryable,
  { before, changedOnly, limit }: { before: number | null; changedOnly: boolean; limit: number },
): Promise<TierRunRow[]> {
  const { rows } = await db.query<TierRunRow>(
    `select id, started_at as "startedAt", duration_ms as "durationMs", version, looked_at as "lookedAt", changed,
            changes, error
       from tier_run where ($1::bigint is null or id < $1) and (not $2::boolean or changed > 0)
      order by id desc limit $3`,
    [before, changedOnly, limit],
  );
  return rows;
}

/** Seconds since the last run began, by the database's clock; null = there was none. */
export async function secondsSinceTierRun(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ s: number | null }>(
    `select extract(epoch from clock_timestamp() - max(started_at))::float8 as s from tier_run`,
  );
  return rows[0]?.s ?? null;
}

/** Takes the turn of the timed run until the session lets it go; false while another gateway has it. */
export async function takeTierTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.tierRun')) as mine`,
  );
  return rows[0]?.mine === true;
}

/** Lets the turn go. */
export async function endTierTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.tierRun'))`);
}
