import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });

/** 中心工作人员 · 入驻人员 (员额法官, JN-07) · 调解员 · 法律顾问 · 心理咨询师 · 网格员 */
export const staffKinds = ['staff', 'seconded', 'mediator', 'lawyer', 'counsellor', 'gridWorker'] as const;
export const StaffKind = OneOf(staffKinds);
export type StaffKind = Type.Static<typeof StaffKind>;

export const PHOTO_MAX_BYTES = 2_000_000;

/** Somebody in their office, never a party. Body of `POST /api/staff` and `PUT /api/staff/:id`. */
export const StaffInput = Type.Object(
  {
    /** Where they work; of a grid worker the grid or village. */
    areaCode: AreaCode,
    /** null = in the area, in no centre. */
    centreId: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    /** 职务 */
    post: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    /** 职责, as the public board shows it. */
    duties: Type.String({ maxLength: 400 }),
    kind: StaffKind,
    /** A professional mediator: the attempt counts at the third gate of the ladder (HP-04). */
    professional: Type.Boolean(),
    organisationId: Nullable(Uuid),
    teamId: Nullable(Uuid),
    /** Of the office. */
    phone: Nullable(Type.String({ maxLength: 30, pattern: '^[0-9 +()转ext.-]+$' })),
    /** On the public board (HP-29). */
    public: Type.Boolean(),
    /** Their word that the photograph may hang there. Taken back = the photograph goes at once. */
    photoConsent: Type.Boolean(),
    /** Order on the board. */
    position: Type.Integer({ minimum: 0, maximum: 9_999 }),
  },
  strict,
);
export type StaffInput = Type.Static<typeof StaffInput>;

export const StaffMember = Type.Object({
  id: Uuid,
  ...StaffInput.properties,
  areaName: Type.String(),
  centreName: Nullable(Type.String()),
  organisationName: Nullable(Type.String()),
  teamName: Nullable(Type.String()),
  /** When the photograph was hung up; null = there is none. */
  photoAt: Nullable(Instant),
});
export type StaffMember = Type.Static<typeof StaffMember>;

/** Filters of `GET /api/staff`. */
export const StaffFilter = Type.Object({
  area: Type.Optional(AreaCode),
  centreId: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  kind: Type.Optional(StaffKind),
  /** Part of a name or post. */
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
});
export type StaffFilter = Type.Static<typeof StaffFilter>;

/** A photograph hangs for so long before the page asks for a new one, in days. */
export const PHOTO_FRESH_DAYS = 3 * 365;
