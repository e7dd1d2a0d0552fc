import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Day, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0, maximum: 100_000 });
const DepartmentCode = Type.String({ minLength: 1, maxLength: 60 });
const CentreId = Type.String({ minLength: 1, maxLength: 80 });

/** 常驻 resident · 轮驻 rotating · 随驻 on call. */
export const presenceKinds = ['resident', 'rotating', 'onCall'] as const;
export const PresenceKind = OneOf(presenceKinds);
export type PresenceKind = Type.Static<typeof PresenceKind>;

/** Levels of centres that a board can be of. */
export const centreLevels = ['city', 'county', 'township', 'village'] as const;
export const CentreLevel = OneOf(centreLevels);
export type CentreLevel = Type.Static<typeof CentreLevel>;

/** A department in a centre. Body of `POST /api/presence`. */
export const NewPresence = Type.Object(
  {
    centreId: CentreId,
    department: DepartmentCode,
    kind: PresenceKind,
    /** People it sends; numbers only. */
    staff: Count,
    /** Windows it keeps (FX-05). */
    windows: Count,
    since: Day,
    /** Excluded; null = for good. */
    until: Nullable(Day),
  },
  strict,
);
export type NewPresence = Type.Static<typeof NewPresence>;

export const Presence = Type.Object({
  id: Type.String(),
  ...NewPresence.properties,
  centreName: Type.String(),
  areaCode: AreaCode,
});
export type Presence = Type.Static<typeof Presence>;

/** Body of `PUT /api/presence/:id`: centre and department stay. */
export const PresenceChange = Type.Object(
  {
    kind: PresenceKind,
    staff: Count,
    windows: Count,
    since: Day,
    until: Nullable(Day),
  },
  strict,
);
export type PresenceChange = Type.Static<typeof PresenceChange>;

/** What a centre is built and staffed with. Body of `PUT /api/presence/centres/:id`. */
export const CentreProfile = Type.Object(
  {
    /** CQ-21, LZ-14, FX-24. */
    floorAreaM2: Nullable(Type.Number({ minimum: 1, maximum: 10_000_000 })),
    /** Grade of its institution: `county` 县处级, `township` 乡科级; null = none (CQ-22). */
    grade: Nullable(OneOf(['county', 'township'] as const)),
    /** 专门编制 (CQ-22). */
    posts: Nullable(Count),
    /** 专职工作人员; at least two are asked for (HP-22). */
    fullTimeStaff: Nullable(Count),
  },
  strict,
);
export type CentreProfile = Type.Static<typeof CentreProfile>;

const CentreName = Type.Object({ centreId: Type.String(), name: Type.String() });

/** One department over all centres of a level; its rate is `present` ÷ the board's `centres`. */
export const PresenceOfDepartment = Type.Object({
  department: Type.String(),
  label: Type.String(),
  /** Centres where it is resident, rotating (and not resident), only on call. */
  resident: Type.Integer(),
  rotating: Type.Integer(),
  onCall: Type.Integer(),
  /** Resident or rotating: the numerator of 入驻率. */
  present: Type.Integer(),
  /** In per cent, two decimals rounded half up; null without centres. */
  rate: Nullable(Type.String()),
  /** Centres that have it neither resident nor rotating. */
  lacking: Type.Array(CentreName),
});
export type PresenceOfDepartment = Type.Static<typeof PresenceOfDepartment>;

/** A sum over those centres that have said so, with their number, and its mean rounded half up to a whole (CQ-23). */
const Mean = Type.Object({ sum: Type.Number(), centres: Type.Integer(), mean: Nullable(Type.String()) });

export const PresenceBoard = Type.Object({
  level: CentreLevel,
  day: Day,
  /** All centres of the level: the denominator. */
  centres: Type.Integer(),
  definition: Type.String(),
  departments: Type.Array(PresenceOfDepartment),
  /** Of each kind over all centres: departments counted once, their people and windows. */
  kinds: Type.Array(
    Type.Object({
      kind: PresenceKind,
      departments: Type.Integer(),
      staff: Type.Integer(),
      windows: Type.Integer(),
    }),
  ),
  floorAreaM2: Mean,
  posts: Mean,
  grades: Type.Object({ county: Type.Integer(), township: Type.Integer() }),
  /** Centres with less than two full-time staff, and those that have not said (HP-22). */
  understaffed: Type.Array(CentreName),
  staffUnknown: Type.Integer(),
});
export type PresenceBoard = Type.Static<typeof PresenceBoard>;
