import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';

/** A case whose time has come, with what its clocks follow from. */
export interface WatchedCase {
  case_id: number;
  case_code: string;
  source: string;
  case_ref: string;
  /** Area of the case's source; its own when the source is gone. */
  source_area: number;
  /** `CaseFold` of the gateway's fold. */
  fold: unknown;
  /** The database's clock in milliseconds. */
  now: number;
}

const columns = `s.case_id, s.case_code, s.source, s.case_ref, coalesce(o.area, s.area) as source_area, s.fold,
                 (extract(epoch from now()) * 1000)::bigint as now`;

/** The cases with a deadline that has passed by the database's clock, the longest ago first. */
export async function casesToWatch(tx: Queryable, limit: number): Promise<WatchedCase[]> {
  const { rows } = await tx.query<WatchedCase>({
    name: 'deadlines.toWatch',
    text: `select ${columns} from case_state s left join source o on o.name = s.source
            where s.watch_at <= now() order by s.watch_at, s.case_id limit $1`,
    values: [limit],
  });
  return rows;
}

/** The same of cases by their ids, locked until the transaction ends. Pass sorted. */
export async function lockWatched(tx: Queryable, caseIds: readonly number[]): Promise<WatchedCase[]> {
  const { rows } = await tx.query<WatchedCase>({
    name: 'deadlines.lock',
    text: `select ${columns} from case_state s left join source o on o.name = s.source
            where s.case_id = any($1::bigint[]) order by s.case_id for update of s`,
    values: [arrayLiteral(caseIds)],
  });
  return rows;
}

export interface PassedRow {
  case_id: number;
  kind: string;
  /** Milliseconds. */
  due_at: number;
  /** '' = the rule is for any; null = raised by a version that did not say. */
  difficulty: string | null;
}

/** The deadlines of cases that the engine has raised as passed. */
export async function passedDeadlines(tx: Queryable, caseIds: readonly number[]): Promise<PassedRow[]> {
  const { rows } = await tx.query<PassedRow>({
    name: 'deadlines.passed',
    text: `select case_id, payload ->> 'kind' as kind, payload ->> 'difficulty' as difficulty,
                  (extract(epoch from occurred_at) * 1000)::bigint as due_at
             from case_event_visible
            where case_id = any($1::bigint[]) and type = 'deadline.passed' and source = 'engine'`,
    values: [arrayLiteral(caseIds)],
  });
  return rows;
}

/** Sets when to look at locked cases again; null = not before something happens to them. */
export async function setWatch(
  tx: Queryable,
  cases: readonly { caseId: number; watchAt: number | null }[],
): Promise<void> {
  await tx.query({
    name: 'deadlines.setWatch',
    text: `update case_state s set watch_at = n.watch_at
             from unnest($1::bigint[], $2::timestamptz[]) as n (case_id, watch_at)
            where s.case_id = n.case_id`,
    values: [
      arrayLiteral(cases.map(({ caseId }) => caseId)),
      arrayLiteral(cases.map(({ watchAt }) => timestamp(watchAt))),
    ],
  });
}

/** Takes the scheduler's turn until the session lets it go; false while another gateway has it. */
export async function takeDeadlineTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.deadlines')) as mine`,
  );
  return rows[0]?.mine === true;
}

export async function endDeadlineTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.deadlines'))`);
}
