import type { Queryable } from '../pool.ts';

export interface RebuildRunRow {
  kind: 'nightly' | 'command';
  startedAt: Date;
  finishedAt: Date;
  cases: number;
  events: number;
  fixed: boolean;
  /** `<table>.<column>` → how many. */
  differences: Record<string, number>;
}

/** Writes down what a rebuild or reconcile found. */
export async function insertRebuildRun(db: Queryable, run: Omit<RebuildRunRow, 'finishedAt'>): Promise<void> {
  await db.query(
    `insert into rebuild_run (kind, started_at, cases, events, fixed, differences)
     values ($1, $2, $3, $4, $5, $6::jsonb)`,
    [run.kind, run.startedAt, run.cases, run.events, run.fixed, JSON.stringify(run.differences)],
  );
}

/** The last run, of one kind or of any; null = there was none. */
export async function lastRebuildRun(
  db: Queryable,
  kind: RebuildRunRow['kind'] | null,
): Promise<RebuildRunRow | null> {
  const { rows } = await db.query<RebuildRunRow>(
    `select kind, started_at as "startedAt", finished_at as "finishedAt", cases, events, fixed, differences
       from rebuild_run where $1::text is null or kind = $1 order by started_at desc limit 1`,
    [kind],
  );
  return rows[0] ?? null;
}

/** Takes the turn of the nightly reconcile until the session lets it go; false while another gateway has it. */
export async function takeReconcileTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.reconcile')) as mine`,
  );
  return rows[0]?.mine === true;
}

/** Lets the turn go. */
export async function endReconcileTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.reconcile'))`);
}

/** Forgets records of runs, trials and reconciles that are older than so many days. */
export async function pruneRuleRecords(db: Queryable, days: number): Promise<void> {
  for (const [table, column] of [
    ['tier_run', 'started_at'],
    ['tier_trial', 'asked_at'],
    ['rebuild_run', 'started_at'],
  ])
    await db.query(`delete from ${table} where ${column} < now() - make_interval(days => $1)`, [days]);
}
