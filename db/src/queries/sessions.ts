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
  secondFactor: boolean;
  terminalId: string | null;
  terminalName: string | null;
  terminalPlace: string | null;
  /** P-256 public key (JWK) of the session's proofs; null = none are asked for. */
  proofKey: unknown;
  /** How the terminal of the session proves itself; null = the session has none. */
  terminalKind: string | null;
  expiresAt: Date;
  lastSeenAt: Date;
}

const columns = `a.id as "accountId", a.account, a.display_name as "displayName", a.role, a.area,
       coalesce(r.name, '') as "areaName", a.department, a.wall_id as "wallId",
       a.must_change_password as "mustChangePassword", a.totp_confirmed_at is not null as "secondFactor",
       t.id as "terminalId", t.name as "terminalName", t.place as "terminalPlace", t.kind as "terminalKind",
       s.proof_key as "proofKey", s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt"`;
const joins = `join account a on a.id = s.account_id left join area r on r.code = a.area
             left join terminal t on t.id = s.terminal_id`;
const live = `s.revoked_at is null and s.expires_at > now() and a.disabled_at is null and t.revoked_at is null`;

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

/** Opens a session; forgets the account's sessions that ended more than a week ago. */
export async function insertSession(
  db: Queryable,
  session: { tokenHash: Buffer; accountId: number; expiresAt: Date },
): Promise<void> {
  await db.query(
    `with old as (
       delete from session where account_id = $2 and expires_at < now() - interval '7 days'
     )
     insert into session (token_hash, account_id, expires_at) values ($1, $2, $3)`,
    [session.tokenHash, session.accountId, session.expiresAt],
  );
}

/** Notes that the session is in use. */
export async function touchSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query('update session set last_seen_at = now() where token_hash = $1', [tokenHash]);
}

/** Ends a session and tells every gateway, so that its sockets end too. */
export async function revokeSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query(
    `with ended as (
       update session set revoked_at = now() where token_hash = $1 and revoked_at is null returning token_hash
     )
     select pg_notify($2, encode(token_hash, 'hex')) from ended`,
    [tokenHash, sessionChannel],
  );
}
