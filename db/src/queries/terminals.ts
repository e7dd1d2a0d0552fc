import type { Queryable } from '../pool.ts';

export interface TerminalRow {
  id: string;
  name: string;
  place: string;
  area: number;
  areaName: string;
  centreId: string | null;
  kind: string;
  /** Names of the accounts that may log in on it. */
  accounts: string[];
  enrolledAt: Date;
  enrolledBy: string;
  lastSeenAt: Date | null;
  revokedAt: Date | null;
  revokedReason: string | null;
}

/** Terminals of a range of areas, revoked ones included, by name; one of them when `id` is given. */
export async function listTerminals(
  db: Queryable,
  wanted: {
    lo: number;
    hi: number;
    id?: string | undefined;
    /** Id of the last one of the page before. */
    after?: string | undefined;
    limit: number;
  },
): Promise<TerminalRow[]> {
  const answer = await db.query<TerminalRow>(
    `select t.id, t.name, t.place, t.area, coalesce(r.name, '') as "areaName", t.centre_id as "centreId", t.kind,
            array(select a.account from account_terminal l join account a on a.id = l.account_id
                   where l.terminal_id = t.id order by a.account) as accounts,
            t.enrolled_at as "enrolledAt", t.enrolled_by as "enrolledBy", t.last_seen_at as "lastSeenAt",
            t.revoked_at as "revokedAt", t.revoked_reason as "revokedReason"
       from terminal t left join area r on r.code = t.area
      where t.area between $1 and $2 and ($3::uuid is null or t.id = $3)
        and ($4::uuid is null
             or (t.name collate "C", t.id) > (select b.name collate "C", b.id from terminal b where b.id = $4))
      order by t.name collate "C", t.id limit $5`,
    [wanted.lo, wanted.hi, wanted.id ?? null, wanted.after ?? null, wanted.limit],
  );
  return answer.rows;
}

/** A terminal that may be used, as a login has to know it. */
export interface UsableTerminal {
  id: string;
  kind: string;
  credential: unknown;
}

/** The terminal of an account by id; null when it is not the account's or was revoked. Held until the transaction ends. */
export async function lockTerminalOfAccount(
  db: Queryable,
  accountId: number,
  id: string,
): Promise<UsableTerminal | null> {
  const answer = await db.query<UsableTerminal>(
    `select t.id, t.kind, t.credential from terminal t
      where t.id = $2 and t.revoked_at is null
        and exists (select from account_terminal l where l.terminal_id = t.id and l.account_id = $1)
        for update of t`,
    [accountId, id],
  );
  return answer.rows[0] ?? null;
}

/** Id of the terminal with a client certificate (SHA-256 of it, lower-case hex); null when none may be used. */
export async function findTerminalByCertificate(db: Queryable, fingerprint: string): Promise<string | null> {
  const answer = await db.query<{ id: string }>(
    `select id from terminal
      where kind = 'certificate' and revoked_at is null
        and md5(credential::text) = md5(jsonb_build_object('fingerprint', $1::text)::text)`,
    [fingerprint],
  );
  return answer.rows[0]?.id ?? null;
}

/** Stores what has changed in a credential, e.g. the counter of an authenticator. */
export async function updateCredential(db: Queryable, id: string, credential: unknown): Promise<void> {
  await db.query('update terminal set credential = $2::jsonb where id = $1', [
    id,
    JSON.stringify(credential),
  ]);
}

export interface NewTerminal {
  name: string;
  area: number;
  place: string;
  centreId: string | null;
  kind: string;
  credential: unknown;
  enrolledBy: string;
}

/** Registers a terminal; answers its id, null when one with this credential is in use already. */
export async function insertTerminal(db: Queryable, row: NewTerminal): Promise<string | null> {
  const answer = await db.query<{ id: string }>(
    `insert into terminal (name, area, place, centre_id, kind, credential, enrolled_by)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)
     on conflict (md5(credential::text)) where revoked_at is null do nothing returning id`,
    [row.name, row.area, row.place, row.centreId, row.kind, JSON.stringify(row.credential), row.enrolledBy],
  );
  return answer.rows[0]?.id ?? null;
}

/** Lets enabled accounts log in on a terminal; answers their ids. */
export async function linkAccounts(
  db: Queryable,
  terminalId: string,
  accounts: readonly string[],
): Promise<number[]> {
  const answer = await db.query<{ id: number }>(
    `with wanted as (select id from account where account = any($2::text[]) and disabled_at is null),
     linked as (
       insert into account_terminal (account_id, terminal_id) select id, $1 from wanted on conflict do nothing
     )
     select id from wanted`,
    [terminalId, accounts],
  );
  return answer.rows.map(({ id }) => id);
}

/** Lets the accounts of one terminal log in on another instead; answers their ids. */
export async function takeOverAccounts(db: Queryable, from: string, to: string): Promise<number[]> {
  const answer = await db.query<{ id: number }>(
    `with gone as (delete from account_terminal where terminal_id = $1 returning account_id),
     linked as (
       insert into account_terminal (account_id, terminal_id) select account_id, $2 from gone on conflict do nothing
     )
     select account_id as id from gone`,
    [from, to],
  );
  return answer.rows.map(({ id }) => id);
}

/** Gives an account exactly these terminals. */
export async function setTerminalsOfAccount(
  db: Queryable,
  accountId: number,
  terminalIds: readonly string[],
): Promise<void> {
  await db.query('delete from account_terminal where account_id = $1 and terminal_id <> all($2::uuid[])', [
    accountId,
    terminalIds,
  ]);
  await db.query(
    `insert into account_terminal (account_id, terminal_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [accountId, terminalIds],
  );
}

/** Those of the ids that are no usable terminals of a range of areas. */
export async function unknownTerminals(
  db: Queryable,
  ids: readonly string[],
  { lo, hi }: { lo: number; hi: number },
): Promise<string[]> {
  const answer = await db.query<{ id: string }>(
    `select wanted.id from unnest($1::uuid[]) as wanted (id)
      where not exists (select from terminal t
                         where t.id = wanted.id and t.area between $2 and $3 and t.revoked_at is null)`,
    [ids, lo, hi],
  );
  return answer.rows.map(({ id }) => id);
}

/** Shuts a terminal out for good; false when it was already. */
export async function revokeTerminal(
  db: Queryable,
  id: string,
  by: string,
  reason: string,
): Promise<boolean> {
  const answer = await db.query(
    `update terminal set revoked_at = now(), revoked_by = $2, revoked_reason = $3
      where id = $1 and revoked_at is null`,
    [id, by, reason],
  );
  return answer.rowCount === 1;
}

/** Whether an enabled account of a role can log in on a terminal that is not revoked. */
export async function hasTerminal(db: Queryable, role: string): Promise<boolean> {
  const answer = await db.query<{ any: boolean }>(
    `select exists (
       select from terminal t
         join account_terminal l on l.terminal_id = t.id
         join account a on a.id = l.account_id
        where t.revoked_at is null and a.disabled_at is null and a.role = $1) as any`,
    [role],
  );
  return answer.rows[0]?.any === true;
}
