import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';

export interface TierTrialRow {
  id: string;
  askedBy: string;
  askedAt: Date;
  against: string;
  days: number;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  lookedAt: number;
  ofAll: number;
  finishedAt: Date | null;
  /** Figures and lists of the gateway's `TierTrialSum`. */
  result: unknown;
}

/** A trial whose gateway has said nothing for so long is over. */
const silentSeconds = 60;

const columns = `id, asked_by as "askedBy", asked_at as "askedAt", against, days,
  case when state = 'running' and alive_at < now() - interval '${silentSeconds} seconds' then 'failed' else state end as state,
  looked_at as "lookedAt", of_all as "ofAll", finished_at as "finishedAt", result`;

/** Begins a trial; answers its id, or null while another one runs: it takes a part of the database's time. */
export async function insertTrial(
  tx: Queryable,
  trial: { askedBy: string; profile: string; rules: unknown; against: string; days: number },
): Promise<string | null> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.tierTrial'))`);
  const { rows } = await tx.query<{ id: string }>(
    `insert into tier_trial (asked_by, profile, rules, against, days)
     select $1, $2, $3::jsonb, $4, $5
      where not exists (select from tier_trial where state = 'running'
                           and alive_at >= now() - interval '${silentSeconds} seconds')
     returning id`,
    [trial.askedBy, trial.profile, JSON.stringify(trial.rules), trial.against, trial.days],
  );
  return rows[0]?.id ?? null;
}

/** One trial, or null. */
export async function findTrial(db: Queryable, id: string): Promise<TierTrialRow | null> {
  const { rows } = await db.query<TierTrialRow>(`select ${columns} from tier_trial where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Says how far a trial is; false = it was cancelled. */
export async function noteTrialProgress(
  db: Queryable,
  id: string,
  lookedAt: number,
  ofAll: number,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'tierTrials.progress',
    text: `update tier_trial set looked_at = $2, of_all = $3, alive_at = now() where id = $1 and state = 'running'`,
    values: [id, lookedAt, ofAll],
  });
  return rowCount === 1;
}

/** Ends a trial that runs; false = it was over already. */
export async function endTrial(
  db: Queryable,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
  result: unknown = null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update tier_trial set state = $2, finished_at = now(), result = $3::jsonb where id = $1 and state = 'running'`,
    [id, state, result === null ? null : JSON.stringify(result)],
  );
  return rowCount === 1;
}

/** Cases that were open at some time since a moment (ms), or had an event since. */
const inWindow = `(last_event_at >= $1 or (resolved_at is null and closed_at is null))`;

/** How many cases a trial looks at. Needs a scope over the whole country. */
export async function countTrialCases(tx: Queryable, from: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `select count(*)::int as n from case_state where ${inWindow}`,
    [timestamp(from)],
  );
  return rows[0]?.n ?? 0;
}

/** The next cases of a trial after an id, in the order of the ids. Needs a scope over the whole country. */
export async function trialCases(
  tx: Queryable,
  from: number,
  after: number,
  limit: number,
): Promise<{ caseId: number; sourceArea: number }[]> {
  const { rows } = await tx.query<{ caseId: number; sourceArea: number }>({
    name: 'tierTrials.cases',
    text: `select s.case_id as "caseId", coalesce(o.area, s.area) as "sourceArea"
             from case_state s left join source o on o.name = s.source
            where s.case_id > $2 and ${inWindow} order by s.case_id limit $3`,
    values: [timestamp(from), after, limit],
  });
  return rows;
}
