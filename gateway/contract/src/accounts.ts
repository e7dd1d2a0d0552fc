import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, OneOf } from './common.ts';

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

export const Credentials = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
export type Credentials = Type.Static<typeof Credentials>;

/** Who is at this browser. */
export const Session = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  areaCode: AreaCode,
  areaName: Type.String(),
  expiresAt: Instant,
});
export type Session = Type.Static<typeof Session>;

/** The first administrator of an empty real system (`FENGQIAO_DEMO=0`); possible once. */
export const FirstAdministrator = Type.Object(
  {
    /** The code that the gateway printed at its first start. */
    setupCode: Type.String({ minLength: 8, maxLength: 80 }),
    account: Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9][a-z0-9._-]*$' }),
    password: Type.String({ minLength: 12, maxLength: 200 }),
    displayName: Type.String({ minLength: 1, maxLength: 60 }),
    areaCode: AreaCode,
  },
  { additionalProperties: false },
);
export type FirstAdministrator = Type.Static<typeof FirstAdministrator>;
