import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { Role } from '@fengqiao/contract/accounts';
import { areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { TerminalSummary } from '@fengqiao/contract/terminals';
import { findSession, type SessionRow, touchSession } from '@fengqiao/db/queries/sessions';
import { findSourceByKey } from '@fengqiao/db/queries/sources';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from './errors.ts';

/** Who is logged in; also the scope of what they see (`lo`..`hi`). */
export interface AccountSession {
  /** What pages, grants and watermarks know the session by. */
  id: string;
  tokenHash: Buffer;
  accountId: number;
  account: string;
  displayName: string;
  role: Role;
  areaCode: string;
  areaName: string;
  lo: number;
  hi: number;
  department: string | null;
  /** The one wall of a kiosk. */
  wallId: string | null;
  terminal: TerminalSummary | null;
  mustChangePassword: boolean;
  secondFactor: boolean;
  expiresAt: Date;
}

/** Which sender called; also a scope. */
export interface SourceCaller {
  name: string;
  label: string;
  areaCode: string;
  lo: number;
  hi: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on routes whose policy names roles; reading it elsewhere throws `session.required`. */
    readonly session: AccountSession;
    /** Set on routes whose policy is `source`; reading it elsewhere throws `ingest.badKey`. */
    readonly source: SourceCaller;
    caller: { session: AccountSession | null; source: SourceCaller | null };
    /** Finds the session of the cookie. Throws `session.required`. */
    loadSession(): Promise<AccountSession>;
    /** Finds the source of the bearer key. Throws `ingest.badKey`. */
    loadSource(): Promise<SourceCaller>;
  }
  interface FastifyInstance {
    /** The live session of a cookie header, for the socket handshake; null when there is none. */
    sessionOfCookies(cookieHeader: string | undefined): Promise<AccountSession | null>;
  }
}

/** A key is looked up at most once per this time: a revoked one works that much longer. */
const sourceCacheMs = 2_000;
const touchEveryMs = 60_000;

/** Under TLS the cookie has the `__Host-` prefix, so that no sibling host can plant one. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-fengqiao' : 'fengqiao');

/** The id of a session that may be told: the beginning of its token's hash. */
export const sessionId = (tokenHash: Buffer): string => tokenHash.toString('base64url').slice(0, 22);

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Knows who calls: by session cookie or by source key. Only the policy decides whether somebody must. */
export const authPlugin = fp(
  async (app) => {
    await app.register(cookie);
    const sources = new Map<string, { until: number; caller: SourceCaller | null }>();

    const sessionOfToken = async (token: string | undefined): Promise<AccountSession | null> => {
      if (token === undefined || token.length !== 43) return null;
      const tokenHash = sha256(token);
      const row = await findSession(app.pool, tokenHash);
      if (row === null) return null;
      if (Date.now() - row.lastSeenAt.getTime() > touchEveryMs) await touchSession(app.pool, tokenHash);
      return toSession(row, tokenHash);
    };

    const sourceOfKey = async (key: string): Promise<SourceCaller | null> => {
      const hash = sha256(key);
      const id = hash.toString('base64');
      const cached = sources.get(id);
      if (cached !== undefined && cached.until > Date.now()) return cached.caller;
      const row = await findSourceByKey(app.pool, hash);
      const areaCode = row === null ? '' : areaCodeOfKey(row.area);
      const caller =
        row === null ? null : { name: row.name, label: row.label, areaCode, ...areaRange(areaCode) };
      if (sources.size > 1_000) sources.clear();
      sources.set(id, { until: Date.now() + sourceCacheMs, caller });
      return caller;
    };

    app.decorate('sessionOfCookies', async (header: string | undefined) => {
      const cookies = app.parseCookie(header ?? '');
      return sessionOfToken(cookies[cookieName(true)] ?? cookies[cookieName(false)]);
    });

    app.decorateRequest('caller');
    app.addHook('onRequest', async (request) => {
      request.caller = { session: null, source: null };
    });
    app.decorateRequest('session', {
      getter(this: FastifyRequest) {
        if (this.caller.session === null) throw new AppError('session.required');
        return this.caller.session;
      },
    });
    app.decorateRequest('source', {
      getter(this: FastifyRequest) {
        if (this.caller.source === null) throw new AppError('ingest.badKey');
        return this.caller.source;
      },
    });
    app.decorateRequest('loadSession', async function (this: FastifyRequest) {
      const session = await sessionOfToken(this.cookies[cookieName(this.protocol === 'https')]);
      if (session === null) throw new AppError('session.required');
      this.caller.session = session;
      return session;
    });
    app.decorateRequest('loadSource', async function (this: FastifyRequest) {
      const key = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(this.headers.authorization ?? '')?.[1];
      const source = key === undefined ? null : await sourceOfKey(key);
      if (source === null) throw new AppError('ingest.badKey');
      this.caller.source = source;
      return source;
    });
  },
  { name: 'auth', dependencies: ['db', 'errors'] },
);

function toSession(row: SessionRow, tokenHash: Buffer): AccountSession {
  const areaCode = areaCodeOfKey(row.area);
  return {
    id: sessionId(tokenHash),
    tokenHash,
    accountId: row.accountId,
    account: row.account,
    displayName: row.displayName,
    role: row.role as Role,
    areaCode,
    areaName: row.areaName,
    ...areaRange(areaCode),
    department: row.department,
    wallId: row.wallId,
    terminal:
      row.terminalId === null
        ? null
        : { id: row.terminalId, name: row.terminalName ?? '', place: row.terminalPlace ?? '' },
    mustChangePassword: row.mustChangePassword,
    secondFactor: row.secondFactor,
    expiresAt: row.expiresAt,
  };
}
