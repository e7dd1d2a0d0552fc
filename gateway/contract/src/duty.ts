import Type from 'typebox';
import { Day, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;

/** 值班 `duty` · 请假 `leave` (FX-19) */
export const dutyKinds = ['duty', 'leave'] as const;
export const DutyKind = OneOf(dutyKinds);
export type DutyKind = Type.Static<typeof DutyKind>;

/** Somebody's day; `kind` null = takes it off the roster. */
export const DutyChange = Type.Object(
  {
    staffId: Type.String({ format: 'uuid' }),
    day: Day,
    kind: Nullable(DutyKind),
    note: Nullable(Type.String({ maxLength: 80 })),
  },
  strict,
);
export type DutyChange = Type.Static<typeof DutyChange>;

/** Body of `PUT /api/duty`: all of it is taken, or none. */
export const DutyInput = Type.Object(
  {
    centreId: Type.String({ minLength: 1, maxLength: 80 }),
    changes: Type.Array(DutyChange, { minItems: 1, maxItems: 700 }),
  },
  strict,
);
export type DutyInput = Type.Static<typeof DutyInput>;

/** `GET /api/duty?centreId=&from=&days=`: who is there on which day. */
export const DutyRoster = Type.Object({
  centreId: Type.String(),
  centreName: Type.String(),
  from: Day,
  /** So many days from `from` on. */
  days: Type.Integer(),
  people: Type.Array(Type.Object({ staffId: Type.String(), name: Type.String(), post: Type.String() })),
  entries: Type.Array(
    Type.Object({ staffId: Type.String(), day: Day, kind: DutyKind, note: Nullable(Type.String()) }),
  ),
});
export type DutyRoster = Type.Static<typeof DutyRoster>;
