import type { Queryable } from '../pool.ts';
import { sessionChannel } from './outbox.ts';

export interface SessionRow {
  accountId: number;
  account: string;
  displayName: string;
  role: string;
  /** 15-digit area key. */
  area: number;
  areaName: string;
  department: string | null;
  wallId: string | null;
  mustChangePassword: boolean;
  passwordChangedAt: Date;
  secondFactor: boolean;
  terminalId: string | null;
  terminalName: string | null;
  terminalPlace: string | null;
  /** P-256 public key (JWK) of the session's proofs; null = none are asked for. */
  proofKey: unknown;
  /** How the terminal of the session proves itself, and its credential; null = the session has none. */
  terminalKind: string | null;
  credential: unknown;
  expiresAt: Date;
  lastSeenAt: Date;
}

const columns = `a.id as "accountId", a.account, a.display_name as "displayName", a.role, a.area,
       coalesce(r.name, '') as "areaName", a.department, a.wall_id as "wallId",
       a.must_change_password as "mustChangePassword", a.password_changed_at as "passwordChangedAt",
       a.totp_confirmed_at is not null as "secondFactor",
       t.id as "terminalId", t.name as "terminalName", t.place as "terminalPlace", t.kind as "terminalKind",
       t.credential, s.proof_key as "proofKey", s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt"`;
const joins = `join account a on a.id = s.account_id left join area r on r.code = a.area
             left join terminal t on t.id = s.terminal_id`;
const live = `s.revoked_at is null and s.expires_at > now() and a.disabled_at is null and t.revoked_at is null`;
/** The id that `sessionId` of the gateway tells: the beginning of the hash in base64url. */
const publicId = `left(translate(encode(s.token_hash, 'base64'), '+/', '-_'), 22)`;

/** For queries that depend on sessions: `from session s <joins> where <live>`, and the id that pages know a session by. */
export const sessionSql = { joins, live, publicId };

/** The live session of a token's SHA-256, or null when it ended, was revoked, or its account was disabled. */
export async function findSession(db: Queryable, tokenHash: Buffer): Promise<SessionRow | null> {
  const answer = await db.query<SessionRow>({
    name: 'session-by-token',
    text: `select ${columns}
             from session s ${joins}
            where s.token_hash = $1 and ${live}`,
    values: [tokenHash],
  });
  return answer.rows[0] ?? null;
}

/** Whose session a token once was, and why somebody ended it; null for a stranger, or one that ran out or was logged out. */
export async function findRevokedSession(
  db: Queryable,
  tokenHash: Buffer,
): Promise<{ account: string; area: number; reason: string } | null> {
  const answer = await db.query<{ account: string; area: number; reason: string }>(
    `select a.account, a.area, coalesce(s.ended_reason, 'revoked') as reason
       from session s join account a on a.id = s.account_id
      where s.token_hash = $1 and s.revoked_at is not null and s.ended_reason is distinct from 'closed'`,
    [tokenHash],
  );
  return answer.rows[0] ?? null;
}

/** Those of the token hashes (hex) whose sessions are still live. */
export async function liveSessions(db: Queryable, tokenHashes: readonly string[]): Promise<Set<string>> {
  const answer = await db.query<{ hash: string }>(
    `select encode(s.token_hash, 'hex') as hash
       from session s ${joins}
      where s.token_hash in (select decode(h, 'hex') from unnest($1::text[]) h) and ${live}`,
    [tokenHashes],
  );
  return new Set(answer.rows.map(({ hash }) => hash));
}

export interface NewSession {
  tokenHash: Buffer;
  accountId: number;
  expiresAt: Date;
  terminalId: string | null;
  /** P-256 public key (JWK) that signs the proofs. */
  proofKey: unknown;
  address: string | null;
}

/**
 * Opens a session; the one that the terminal had must have been ended before. Forgets the account's sessions that ended more than
 * a week ago.
 */
export async function insertSession(db: Queryable, session: NewSession): Promise<void> {
  await db.query(
    `with old as (
       delete from session where account_id = $2 and expires_at < now() - interval '7 days'
     ), login as (
       update account set last_login_at = now() where id = $2
     ), seen as (
       update terminal set last_seen_at = now() where id = $4
     )
     insert into session (token_hash, account_id, expires_at, terminal_id, proof_key, address)
     values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [
      session.tokenHash,
      session.accountId,
      session.expiresAt,
      session.terminalId,
      session.proofKey === null ? null : JSON.stringify(session.proofKey),
      session.address,
    ],
  );
}

/** Notes that the session and its terminal are in use. */
export async function touchSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query(
    `with used as (update session set last_seen_at = now() where token_hash = $1 returning terminal_id)
     update terminal set last_seen_at = now() where id in (select terminal_id from used)`,
    [tokenHash],
  );
}

/** Ends a session and tells every gateway, so that its sockets end too; false when it had ended. */
export async function revokeSession(db: Queryable, tokenHash: Buffer, reason: string): Promise<boolean> {
  const answer = await db.query(
    `with ended as (
       update session set revoked_at = now(), ended_reason = $3
        where token_hash = $1 and revoked_at is null returning token_hash
     )
     select pg_notify($2, encode(token_hash, 'hex')) from ended`,
    [tokenHash, sessionChannel, reason],
  );
  return answer.rows.length === 1;
}

/** The terminal on which an account has a live session, the one used last; null = none. */
export async function terminalInUse(
  db: Queryable,
  accountId: number,
): Promise<{ name: string; place: string; lastSeenAt: Date } | null> {
  const answer = await db.query<{ name: string; place: string; lastSeenAt: Date }>(
    `select t.name, t.place, s.last_seen_at as "lastSeenAt"
       from session s ${joins}
      where s.account_id = $1 and s.terminal_id is not null and ${live}
      order by s.last_seen_at desc limit 1`,
    [accountId],
  );
  return answer.rows[0] ?? null;
}

/** Which sessions end: those of accounts, of a terminal, or of accounts elsewhere than on any terminal. */
export interface EndedSessions {
  accountIds?: readonly number[];
  terminalId?: string;
  unboundOnly?: boolean;
}

/** Ends all sessions that fit and tells every gateway; answers how many. */
export async function endSessions(db: Queryable, which: EndedSessions, reason: string): Promise<number> {
  const answer = await db.query(
    `with ended as (
       update session set revoked_at = now(), ended_reason = $4
        where revoked_at is null
          and ($1::bigint[] is null or account_id = any($1))
          and ($2::uuid is null or terminal_id = $2)
          and (not $3::bool or terminal_id is null)
          and ($1 is not null or $2 is not null)
        returning token_hash
     )
     select pg_notify($5, encode(token_hash, 'hex')) from ended`,
    [which.accountIds ?? null, which.terminalId ?? null, which.unboundOnly ?? false, reason, sessionChannel],
  );
  return answer.rows.length;
}

export interface SessionLineRow {
  tokenHash: Buffer;
  accountId: number;
  account: string;
  displayName: string;
  role: string;
  area: number;
  areaName: string;
  terminalId: string | null;
  terminalName: string | null;
  terminalPlace: string | null;
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Live sessions of one account, or of all accounts whose area lies in a range, by id; one of them when `id` is given. */
export async function listSessions(
  db: Queryable,
  wanted: {
    accountId: number | null;
    lo: number;
    hi: number;
    id?: string | undefined;
    /** Id of the last one of the page before. */
    after?: string | undefined;
    limit: number;
  },
): Promise<SessionLineRow[]> {
  const answer = await db.query<SessionLineRow>(
    `select s.token_hash as "tokenHash", a.id as "accountId", a.account, a.display_name as "displayName", a.role, a.area,
            coalesce(r.name, '') as "areaName", t.id as "terminalId", t.name as "terminalName",
            t.place as "terminalPlace", s.address, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
            s.expires_at as "expiresAt"
       from session s ${joins}
      where ${live} and ($1::bigint is null or a.id = $1) and a.area between $2 and $3
        and ($4::text is null or ${publicId} = $4)
        and ($5::text is null or ${publicId} collate "C" > $5)
      order by ${publicId} collate "C" limit $6`,
    [wanted.accountId, wanted.lo, wanted.hi, wanted.id ?? null, wanted.after ?? null, wanted.limit],
  );
  return answer.rows;
}
