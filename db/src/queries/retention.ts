import type { Queryable } from '../pool.ts';

/** What is deleted when its time is over: the table, the rows that are, `$1` days later, over their time, and a key of the table. */
const kinds = {
  sessions: {
    table: 'session',
    key: 'token_hash',
    over: 'least(expires_at, revoked_at) < now() - make_interval(days => $1)',
  },
  loginChallenges: {
    table: 'login_challenge',
    key: 'nonce_hash',
    over: 'expires_at < now() - make_interval(days => $1)',
  },
  terminalCodes: {
    table: 'terminal_code',
    key: 'code_hash',
    over: 'least(expires_at, used_at) < now() - make_interval(days => $1)',
  },
  quarantine: {
    table: 'quarantine',
    key: 'id',
    over: 'repaired_at < now() - make_interval(days => $1)',
  },
  imports: {
    table: 'import',
    key: 'id',
    over: `finished_at < now() - make_interval(days => $1)
           and not exists (select from quarantine q where q.import_id = import.id)`,
  },
  cameraHealth: {
    table: 'camera_health',
    key: 'id',
    over: 'at < now() - make_interval(days => $1)',
  },
  wallDuty: {
    table: 'wall_log',
    key: 'id',
    over: 'at < now() - make_interval(days => $1)',
  },
  wallAlarms: {
    table: 'wall_alarm',
    key: 'id',
    over: 'ended_at < now() - make_interval(days => $1)',
  },
  topics: {
    table: 'topic_run',
    key: 'id',
    over: 'computed_at < now() - make_interval(days => $1)',
  },
  sourceHours: {
    table: 'source_hour',
    key: 'ctid',
    over: 'hour < now() - make_interval(days => $1)',
  },
  sourceOutages: {
    table: 'source_outage',
    key: 'id',
    over: 'ended_at < now() - make_interval(days => $1)',
  },
  unmaskings: {
    table: 'unmasking',
    key: 'id',
    over: 'expires_at < now() - make_interval(days => $1)',
  },
} as const;

export type DeletedKind = keyof typeof kinds;

/** How many rows there are, and how many of them are over their time. Needs a scope over the whole country. */
export async function countOver(
  tx: Queryable,
  kind: DeletedKind,
  days: number,
): Promise<{ rows: number; due: number }> {
  const { table, over } = kinds[kind];
  const answer = await tx.query<{ rows: number; due: number }>(
    `select count(*) as rows, count(*) filter (where ${over}) as due from ${table}`,
    [days],
  );
  return answer.rows[0] ?? { rows: 0, due: 0 };
}

/** Deletes at most `limit` rows that are over their time; answers how many. Needs a scope over the whole country. */
export async function deleteOver(
  tx: Queryable,
  kind: DeletedKind,
  days: number,
  limit: number,
): Promise<number> {
  const { table, key, over } = kinds[kind];
  const answer = await tx.query(
    `delete from ${table} where ${key} in (select ${key} from ${table} where ${over} limit $2)`,
    [days, limit],
  );
  return answer.rowCount ?? 0;
}

/** Rows of the audit log, and those older than so many days. Needs a scope over the whole country. */
export async function countOldAudit(tx: Queryable, days: number): Promise<{ rows: number; due: number }> {
  const answer = await tx.query<{ rows: number; due: number }>(
    `select count(*) as rows, count(*) filter (where day < (now() at time zone 'Asia/Shanghai')::date - $1::int) as due
       from audit`,
    [days],
  );
  return answer.rows[0] ?? { rows: 0, due: 0 };
}

export interface ClosedCase {
  caseId: number;
  /** With microseconds, for the next call. */
  closedAt: string;
}

/** The next cases that were closed more than so many years ago, the oldest first. Needs the gateway's scope. */
export async function casesClosedBefore(
  tx: Queryable,
  years: number,
  after: ClosedCase | null,
  limit: number,
): Promise<ClosedCase[]> {
  const { rows } = await tx.query<ClosedCase>(
    `select case_id as "caseId", closed_at::text as "closedAt" from case_state
      where closed_at < now() - make_interval(years => $1)
        and ($2::timestamptz is null or (closed_at, case_id) > ($2, $3::bigint))
      order by closed_at, case_id limit $4`,
    [years, after?.closedAt ?? null, after?.caseId ?? null, limit],
  );
  return rows;
}

/** Which of the cases still have words of people. Needs the gateway's scope. */
export async function casesWithText(tx: Queryable, caseIds: readonly number[]): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select case_id as id from case_text where case_id = any ($1::bigint[])
        and (title <> '' or detail is not null or title_masked <> '' or detail_masked is not null)
     union select case_id from event_text where case_id = any ($1::bigint[]) and fields <> '{}'
     union select case_id from case_document where case_id = any ($1::bigint[]) and docx is not null`,
    [caseIds],
  );
  return rows.map(({ id }) => id);
}

/** How many cases were closed more than so many years ago and still have a title or detail; counts up to `most`. */
export async function countOldCaseText(tx: Queryable, years: number, most: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `select count(*) as n from (
       select from case_state s join case_text t using (case_id)
        where s.closed_at < now() - make_interval(years => $1) and (t.title <> '' or t.detail is not null) limit $2) found`,
    [years, most],
  );
  return rows[0]?.n ?? 0;
}

/** Empties what people wrote in cases: title, detail and the words of their events, as written and masked; and who reported. */
export async function emptyCaseText(tx: Queryable, caseIds: readonly number[]): Promise<void> {
  await tx.query(
    `update case_text set title = '', detail = null, title_masked = '', detail_masked = null
      where case_id = any ($1::bigint[])`,
    [caseIds],
  );
  await tx.query(
    'update case_document set docx = null, pdf = null where case_id = any ($1::bigint[]) and docx is not null',
    [caseIds],
  );
  // Of a letter of several cases when the last of them is emptied.
  await tx.query(
    `update letter_attachment a set bytes = null
      where bytes is not null and letter_id in (select letter_id from letter_case where case_id = any ($1::bigint[]))
        and not exists (select from letter_case c join case_text t on t.case_id = c.case_id
                         where c.letter_id = a.letter_id and (t.title <> '' or t.detail is not null))`,
    [caseIds],
  );
  for (const table of ['case_search', 'case_reporter'])
    await tx.query(`delete from ${table} where case_id = any ($1::bigint[])`, [caseIds]);
  await tx.query(
    `update event_text set fields = '{}', fields_masked = '{}' where case_id = any ($1::bigint[]) and fields <> '{}'`,
    [caseIds],
  );
}

/** Deletes the back-to-back notes of cases. Needs the scope of upkeep. */
export async function deleteCaseNotes(tx: Queryable, caseIds: readonly number[]): Promise<number> {
  const answer = await tx.query('delete from case_note where case_id = any ($1::bigint[])', [caseIds]);
  return answer.rowCount ?? 0;
}

/** Takes the turn of the job until the session lets it go; false while another gateway has it. */
export async function takeRetentionTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.retention')) as mine`,
  );
  return rows[0]?.mine === true;
}

/** Lets the turn go. */
export async function endRetentionTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.retention'))`);
}
