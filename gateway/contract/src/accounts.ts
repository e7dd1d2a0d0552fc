import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { TerminalCode, TerminalLogin, TerminalSummary } from './terminals.ts';

/** What an account may do. System, security and audit administrators are three different people. */
export const roles = [
  'operator',
  'clerk',
  'mediator',
  'handler',
  'leader',
  'head',
  'kiosk',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
export const Role = OneOf(roles);
export type Role = Type.Static<typeof Role>;

/** Everybody who works with cases. */
export const staffRoles = ['operator', 'clerk', 'mediator', 'handler', 'leader', 'head'] as const;
/** Staff, and the screens of a wall. */
export const screenRoles = [...staffRoles, 'kiosk'] as const;
/** 三员: system, security, audit. None of them sees a case. */
export const administratorRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

/** Lower-case letters, digits, `.`, `_`, `-`; begins with a letter or digit. */
export const AccountName = Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9][a-z0-9._-]*$' });

export const Credentials = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    /** Six digits (RFC 6238); asked for by `session.secondFactor`. */
    code: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    /** The terminal's answer to the challenge; asked for by `session.terminalRequired`. */
    terminal: Type.Optional(TerminalLogin),
    /** Ends the account's session on another terminal; without it such a login is refused with `session.elsewhere` (HP-09). */
    takeOver: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type Credentials = Type.Static<typeof Credentials>;

/** Who is at this browser. */
export const Session = Type.Object({
  /** Opaque id of the session; not its cookie. Proofs and watermarks carry it. */
  id: Type.String(),
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  areaCode: AreaCode,
  areaName: Type.String(),
  /** Code of the account's department. */
  department: Nullable(Type.String()),
  /** The one wall of a kiosk account. */
  wallId: Nullable(Type.String()),
  /** null = this session is not bound to a terminal. */
  terminal: Nullable(TerminalSummary),
  /** True = every other request is refused with `password.mustChange` until the password was changed. */
  mustChangePassword: Type.Boolean(),
  /** Whether this account logs in with a second factor. */
  secondFactor: Type.Boolean(),
  expiresAt: Instant,
  /** The server's clock, for the terminal's proofs. */
  now: Instant,
});
export type Session = Type.Static<typeof Session>;

/** `PUT /api/session/password`: one's own password; every other session of the account ends. */
export const PasswordChange = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200 }),
    next: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type PasswordChange = Type.Static<typeof PasswordChange>;

/**
 * Why a password is too weak: `short` fewer than 12 characters, `account` it holds the account's name, `few` only a few different
 * characters, `same` it is the present one. The others: fewer than 8 characters remain without well-known words (`known`), pinyin
 * or initials of one's name or area (`name`), digit runs such as dates and phone numbers (`digits`), and rows of the keyboard or
 * the alphabet (`keyboard`).
 */
export const passwordReasons = [
  'short',
  'account',
  'few',
  'same',
  'known',
  'name',
  'digits',
  'keyboard',
] as const;
export const PasswordReason = OneOf(passwordReasons);
export type PasswordReason = Type.Static<typeof PasswordReason>;
/** `error.details` of `password.weak` and `setup.weakPassword`. */
export const PasswordWeakness = Type.Object({ reasons: Type.Array(PasswordReason) });
export type PasswordWeakness = Type.Static<typeof PasswordWeakness>;

/** `POST /api/session/second-factor`: a new secret, which counts once `PUT` brought a code made with it. */
export const SecondFactorOffer = Type.Object({
  /** `otpauth://totp/...` for a QR code. */
  uri: Type.String(),
  /** The same secret in base32, for typing. */
  secret: Type.String(),
});
export type SecondFactorOffer = Type.Static<typeof SecondFactorOffer>;
/** `PUT /api/session/second-factor` confirms the offered secret with it, `DELETE` removes a confirmed one. */
export const SecondFactorCode = Type.Object(
  { code: Type.String({ pattern: '^\\d{6}$' }) },
  { additionalProperties: false },
);

/** One of an account's sessions, for the list of them. */
export const SessionLine = Type.Object({
  id: Type.String(),
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  areaName: Type.String(),
  terminal: Nullable(TerminalSummary),
  /** IP address at login. */
  address: Nullable(Type.String()),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** The one that asks. */
  own: Type.Boolean(),
});
export type SessionLine = Type.Static<typeof SessionLine>;

/** An account as the security administrator sees it. */
export const Account = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  areaCode: AreaCode,
  areaName: Type.String(),
  department: Nullable(Type.String()),
  wallId: Nullable(Type.String()),
  terminals: Type.Array(TerminalSummary),
  mustChangePassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  /** Locked after failed attempts until then. */
  lockedUntil: Nullable(Instant),
  disabledAt: Nullable(Instant),
  createdAt: Instant,
  lastLoginAt: Nullable(Instant),
});
export type Account = Type.Static<typeof Account>;

const accountFields = {
  displayName: Type.String({ minLength: 1, maxLength: 60 }),
  role: Role,
  areaCode: AreaCode,
  department: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  /** Needed for a kiosk, refused for others. */
  wallId: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
};

/** `POST /api/accounts`. */
export const AccountInput = Type.Object(
  { account: AccountName, ...accountFields },
  { additionalProperties: false },
);
export type AccountInput = Type.Static<typeof AccountInput>;

/** `PATCH /api/accounts/:account`; a change of role, area or department ends the account's sessions. */
export const AccountChange = Type.Partial(
  Type.Object({
    ...accountFields,
    disabled: Type.Boolean(),
    /** Ids of the terminals on which the account may log in. */
    terminals: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
  }),
  { additionalProperties: false },
);
export type AccountChange = Type.Static<typeof AccountChange>;

/** A password that works once: the first login asks for another. Shown once, stored as a hash. */
export const OneTimePassword = Type.Object({ account: Type.String(), password: Type.String() });
export type OneTimePassword = Type.Static<typeof OneTimePassword>;

/** The first administrator of an empty real system (`FENGQIAO_DEMO=0`); possible once. */
export const FirstAdministrator = Type.Object(
  {
    /** The code that the gateway printed at its first start. */
    setupCode: Type.String({ minLength: 8, maxLength: 80 }),
    account: AccountName,
    password: Type.String({ minLength: 12, maxLength: 200 }),
    displayName: Type.String({ minLength: 1, maxLength: 60 }),
    areaCode: AreaCode,
  },
  { additionalProperties: false },
);
export type FirstAdministrator = Type.Static<typeof FirstAdministrator>;

/** `POST /api/setup`. */
export const SetupDone = Type.Object({
  needed: Type.Literal(false),
  /**
   * Where accounts log in on terminals only: makes the machine of the first administrator one. The page uses it at once
   * (`POST /api/terminals`); null where terminals are optional.
   */
  terminalCode: Nullable(TerminalCode),
});
export type SetupDone = Type.Static<typeof SetupDone>;
