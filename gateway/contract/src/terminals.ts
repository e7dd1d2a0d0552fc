import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';

/**
 * How a terminal proves itself: `key` a non-extractable P-256 key in the browser (WebCrypto), `webauthn` an authenticator of
 * the machine, `certificate` a TLS client certificate. One per installation (`FENGQIAO_TERMINAL_PROOF`).
 */
export const terminalKinds = ['key', 'webauthn', 'certificate'] as const;
export const TerminalKind = OneOf(terminalKinds);
export type TerminalKind = Type.Static<typeof TerminalKind>;

const base64url = (bytes: { min: number; max: number }) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: bytes.min, maxLength: bytes.max });

/** Public P-256 key (RFC 7517, 7518). */
export const PublicKey = Type.Object(
  {
    kty: Type.Literal('EC'),
    crv: Type.Literal('P-256'),
    x: base64url({ min: 43, max: 43 }),
    y: base64url({ min: 43, max: 43 }),
  },
  { additionalProperties: false },
);
export type PublicKey = Type.Static<typeof PublicKey>;

export const TerminalSummary = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  /** Where it stands, e.g. 「指挥大厅 2 号席」. */
  place: Type.String(),
});
export type TerminalSummary = Type.Static<typeof TerminalSummary>;

export const Terminal = Type.Object({
  ...TerminalSummary.properties,
  areaCode: AreaCode,
  areaName: Type.String(),
  centreId: Nullable(Type.String()),
  kind: TerminalKind,
  /** Names of the accounts that may log in on it. */
  accounts: Type.Array(Type.String()),
  enrolledAt: Instant,
  enrolledBy: Type.String(),
  lastSeenAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
  revokedReason: Nullable(Type.String()),
});
export type Terminal = Type.Static<typeof Terminal>;

/** `POST /api/terminals/codes`: lets one machine in. */
export const TerminalCodeInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    areaCode: AreaCode,
    place: Type.String({ maxLength: 120 }),
    centreId: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
    /** Accounts that may log in on it. */
    accounts: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
    /** The terminal whose key was lost; it is revoked when the code is used. */
    replaces: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
);
export type TerminalCodeInput = Type.Static<typeof TerminalCodeInput>;

/** Shown once, read out or carried over; good for one machine. */
export const TerminalCode = Type.Object({ code: Type.String(), expiresAt: Instant });
export type TerminalCode = Type.Static<typeof TerminalCode>;

/** `POST /api/terminals/:id/revoke`. */
export const TerminalRevocation = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 200 }) },
  { additionalProperties: false },
);

/** `GET /api/session/challenge`: what a login has to answer. */
export const LoginChallenge = Type.Object({
  /** 32 random bytes; good for one answer within two minutes. */
  nonce: base64url({ min: 43, max: 43 }),
  expiresAt: Instant,
  /** Whether accounts without a terminal may log in anywhere. */
  terminals: OneOf(['optional', 'required'] as const),
  proof: TerminalKind,
  /** The server's clock. */
  now: Instant,
});
export type LoginChallenge = Type.Static<typeof LoginChallenge>;

/**
 * `POST /api/terminals` (no login: the code is the right): makes this machine a terminal; answers its `TerminalSummary`. Its accounts
 * log in here only from now on: their sessions elsewhere end.
 */
export const Enrolment = Type.Object(
  {
    code: Type.String({ minLength: 8, maxLength: 80 }),
    /** Of `GET /api/session/challenge`. */
    nonce: base64url({ min: 43, max: 43 }),
    /** Kind `key`: the public key and its signature over `enrolMessage(nonce)`. */
    publicKey: Type.Optional(PublicKey),
    signature: Type.Optional(base64url({ min: 80, max: 100 })),
    /** Kind `webauthn`: the browser's RegistrationResponseJSON over the challenge `enrolMessage(nonce)` as UTF-8; rp.id = host name. */
    registration: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);
export type Enrolment = Type.Static<typeof Enrolment>;

/** The terminal's part of a login. Kind `certificate` sends nothing: TLS has shown it. */
export const TerminalLogin = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    nonce: base64url({ min: 43, max: 43 }),
    /** Kind `key`: over `loginMessage(nonce, account)`, ECDSA P-256 with SHA-256, r || s. */
    signature: Type.Optional(base64url({ min: 80, max: 100 })),
    /** Kind `webauthn`: AuthenticationResponseJSON over the challenge `loginMessage(nonce, account, sessionKey)` as UTF-8. */
    assertion: Type.Optional(Type.Unknown()),
    /** Kind `webauthn`: a key of this page that signs the proofs of the session. */
    sessionKey: Type.Optional(PublicKey),
  },
  { additionalProperties: false },
);
export type TerminalLogin = Type.Static<typeof TerminalLogin>;

/** What an enrolling key signs, as UTF-8. */
export const enrolMessage = (nonce: string): string => `fengqiao enrol\n${nonce}`;
/** What a terminal signs at login; with kind `webauthn` it vouches for the key of the page as well. */
export const loginMessage = (nonce: string, account: string, sessionKey?: PublicKey): string =>
  `fengqiao login\n${nonce}\n${account}${sessionKey ? `\n${sessionKey.x}.${sessionKey.y}` : ''}`;
/** What the session's key signs again and again: whoever copied the cookie cannot. `t` in epoch seconds. */
export const proofMessage = (sessionId: string, t: number): string => `fengqiao proof\n${sessionId}\n${t}`;

/**
 * Header of every request of a session that is bound to a key: `<t>.<base64url signature>` of `proofMessage`, ECDSA P-256 with
 * SHA-256, r || s. A socket sends the same as `auth.proof`, and again with `terminal.proof`.
 */
export const TERMINAL_PROOF_HEADER = 'x-terminal-proof';
/** A proof is believed so many seconds around the server's clock. Make a new one at half of it. */
export const TERMINAL_PROOF_S = 60;
