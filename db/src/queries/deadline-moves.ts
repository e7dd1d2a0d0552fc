import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';
import { readSetting, writeSetting } from './settings.ts';

/** An open case with the deadline that is stored of it, locked. */
export interface OpenCase {
  case_id: number;
  /** Milliseconds; null = none. */
  due_at: number | null;
  due_kind: string | null;
  /** Area of the case's source; its own when the source is gone. */
  source_area: number;
  /** `CaseFold` of the gateway's fold. */
  fold: unknown;
}

const open = 's.resolved_at is null and s.closed_at is null';

/** How many cases are open. Needs a scope over the whole country, as all of this file does. */
export async function countOpenCases(tx: Queryable): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(`select count(*)::int as n from case_state s where ${open}`);
  return rows[0]?.n ?? 0;
}

/** The next open cases after an id, in the order of the ids, locked until the transaction ends. */
export async function lockOpenCases(tx: Queryable, after: number, limit: number): Promise<OpenCase[]> {
  const { rows } = await tx.query<OpenCase>({
    name: 'deadlineMoves.lock',
    text: `select s.case_id, (extract(epoch from s.due_at) * 1000)::bigint as due_at, s.due_kind,
                  coalesce(o.area, s.area) as source_area, s.fold
             from case_state s left join source o on o.name = s.source
            where ${open} and s.case_id > $1 order by s.case_id limit $2 for update of s`,
    values: [after, limit],
  });
  return rows;
}

/**
 * Writes other deadlines of cases that this transaction has locked. The scheduler of breaches looks at each from its new deadline on,
 * and the timed run of tiers at once: how long a case waits beyond its deadline is one of its factors.
 */
export async function moveDeadlines(
  tx: Queryable,
  cases: readonly { caseId: number; dueAt: number | null; kind: string | null }[],
): Promise<void> {
  await tx.query({
    name: 'deadlineMoves.write',
    text: `update case_state s set due_at = n.due_at, due_kind = n.kind, watch_at = n.due_at, tier_next_at = '-infinity'
             from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as n (case_id, due_at, kind)
            where s.case_id = n.case_id`,
    values: [
      arrayLiteral(cases.map(({ caseId }) => caseId)),
      arrayLiteral(cases.map(({ dueAt }) => timestamp(dueAt))),
      arrayLiteral(cases.map(({ kind }) => kind)),
    ],
  });
}

/** By which rules the stored deadlines were computed, and how far the last change of them has come. */
export interface DeadlineBasis {
  /** Names the calendar and the profile. */
  basis: string;
  /** Open cases when it began, those looked at, those that got another deadline. */
  of: number;
  lookedAt: number;
  moved: number;
  /** Where a run that was interrupted goes on. */
  lastCaseId: number;
  startedAt: string;
  /** null = under way. */
  finishedAt: string | null;
}

const basisSetting = 'deadlines';

/** null = a version of before computed them. */
export const readDeadlineBasis = (db: Queryable): Promise<DeadlineBasis | null> =>
  readSetting<DeadlineBasis>(db, basisSetting);

/** Keeps how far it has come; in the transaction of the batch it is never ahead of it. */
export const writeDeadlineBasis = (db: Queryable, basis: DeadlineBasis): Promise<void> =>
  writeSetting(db, basisSetting, basis);

/** Takes the turn of moving deadlines until the session lets it go; false while another gateway has it. */
export async function takeMoveTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.deadlineMoves')) as mine`,
  );
  return rows[0]?.mine === true;
}

/** Lets the turn go. */
export async function endMoveTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.deadlineMoves'))`);
}
