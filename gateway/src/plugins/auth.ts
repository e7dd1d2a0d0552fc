import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import { TERMINAL_PROOF_HEADER } from '@fengqiao/contract/terminals';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { AccountSession } from './auth/account-session.ts';
import { clientCertificate } from './auth/client-certificate.ts';
import { Entrance } from './auth/entrance.ts';
import { type SourceCaller, SourceKeys } from './auth/source-keys.ts';
import { AppError } from './errors.ts';

export { type AccountSession, sessionId } from './auth/account-session.ts';
export type { SourceCaller } from './auth/source-keys.ts';

/** What a page shows when it opens a socket. */
export interface SocketEvidence {
  cookies: string | undefined;
  /** `auth.proof` of the handshake. */
  proof: unknown;
  /** Fingerprint of the connection's client certificate. */
  certificate: string | null;
  ip: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on routes whose policy names roles; reading it elsewhere throws `session.required`. */
    readonly session: AccountSession;
    /** Set on routes whose policy is `source`; reading it elsewhere throws `ingest.badKey`. */
    readonly source: SourceCaller;
    caller: { session: AccountSession | null; source: SourceCaller | null };
    /** Finds the session of the cookie. Throws `session.required`, `session.badProof`, `session.terminalRequired`. */
    loadSession(): Promise<AccountSession>;
    /** The session that this request has just opened. */
    adoptSession(token: string): Promise<AccountSession>;
    /** Finds the source of the bearer key. Throws `ingest.badKey`. */
    loadSource(): Promise<SourceCaller>;
  }
  interface FastifyInstance {
    /** The live session of a socket's handshake. Throws like `loadSession`. */
    sessionOfSocket(shown: SocketEvidence): Promise<AccountSession>;
    /** Whether a fresh proof of a socket's session holds; if not, it is written down. */
    isProven(session: AccountSession, proof: unknown, ip: string): Promise<boolean>;
  }
}

/** Under TLS the cookie has the `__Host-` prefix, so that no sibling host can plant one. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-fengqiao' : 'fengqiao');

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Knows who calls: by session cookie (and the proof of its terminal) or by source key. Only the policy decides whether somebody must. */
export const authPlugin = fp(
  async (app) => {
    await app.register(cookie);
    const sources = new SourceKeys(app.pool);
    const entrance = new Entrance(app);

    app.decorate('sessionOfSocket', async ({ cookies, proof, certificate, ip }: SocketEvidence) => {
      const shown = app.parseCookie(cookies ?? '');
      const token = shown[cookieName(true)] ?? shown[cookieName(false)];
      return entrance.enter(token, { proof: textOf(proof), certificate }, ip);
    });
    app.decorate('isProven', (session: AccountSession, proof: unknown, ip: string) =>
      // A certificate cannot change while the connection lasts.
      session.binding.kind === 'certificate'
        ? Promise.resolve(true)
        : entrance.isBound(session, { proof: textOf(proof), certificate: null }, ip),
    );

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
      const evidence = {
        proof: textOf(this.headers[TERMINAL_PROOF_HEADER]),
        certificate: clientCertificate(this.raw),
      };
      const token = this.cookies[cookieName(this.protocol === 'https')];
      this.caller.session = await entrance.enter(token, evidence, this.ip);
      return this.caller.session;
    });
    app.decorateRequest('adoptSession', async function (this: FastifyRequest, token: string) {
      const session = await entrance.find(token);
      if (session === null) throw new AppError('session.required');
      this.caller.session = session;
      return session;
    });
    app.decorateRequest('loadSource', async function (this: FastifyRequest) {
      const key = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(this.headers.authorization ?? '')?.[1];
      const source = key === undefined ? null : await sources.find(key);
      if (source === null) throw new AppError('ingest.badKey');
      this.caller.source = source;
      return source;
    });
  },
  { name: 'auth', dependencies: ['db', 'errors', 'audit'] },
);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
