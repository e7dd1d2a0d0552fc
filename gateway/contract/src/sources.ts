import Type from 'typebox';
import { AdapterName } from './adapters.ts';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';

/**
 * The departments whose data is gathered (CQ-15: 公安 法院 信访 人社 生态环保 “等12个部门”). The document names five; the other seven
 * are ours.
 */
export const sourceDepartments = [
  'publicSecurity',
  'court',
  'petitions',
  'humanResources',
  'ecology',
  'procuratorate',
  'justice',
  'housing',
  'naturalResources',
  'agriculture',
  'health',
  'civilAffairs',
] as const;
export const SourceDepartment = OneOf(sourceDepartments);
export type SourceDepartment = Type.Static<typeof SourceDepartment>;

/**
 * How a source is doing: `ok`; `quiet` = longer without events than it usually is; `silent` = so long that something is wrong;
 * `failing` = much of what it sends cannot be taken; `waiting` = nothing has come yet; `disabled` = its key was switched off.
 */
export const sourceStates = ['ok', 'quiet', 'silent', 'failing', 'waiting', 'disabled'] as const;
export const SourceState = OneOf(sourceStates);
export type SourceState = Type.Static<typeof SourceState>;

/** Bounds of `delays`: within a minute, ten minutes, an hour, a day; the last count is what came later. */
export const delayBoundsS = [60, 600, 3_600, 86_400] as const;

export const SourceName = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{1,59}$' });

/** One hour of a source. */
export const SourceHour = Type.Object({
  hour: Instant,
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  quarantined: Type.Integer(),
  /** Events that usually come in this hour of such a day (working or free); null = not known yet. */
  usual: Nullable(Type.Number()),
});

export const Source = Type.Object({
  name: SourceName,
  label: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  adapter: Nullable(Type.String()),
  department: Nullable(SourceDepartment),
  state: SourceState,
  /** New events came at, by the hour's last call; null = never. */
  lastAt: Nullable(Instant),
  /** Share of such silences that would mean nothing, 0–1, by its own rhythm; null = its rhythm is not known yet. */
  silenceChance: Nullable(Type.Number()),
  /** Days from which its rhythm is known. */
  knownDays: Type.Integer(),
  /** Whole last day. */
  day: Type.Object({
    accepted: Type.Integer(),
    duplicates: Type.Integer(),
    quarantined: Type.Integer(),
    refused: Type.Integer(),
    /** Events of an ordinary day of this kind. */
    usual: Nullable(Type.Number()),
  }),
  /** Rows that wait for repair. */
  openQuarantine: Type.Integer(),
  /** Calls of the last seven days by how late their newest event came; see `delayBoundsS`. */
  delays: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 }),
  /** Events of the last seven days whose clock was more than ten minutes ahead, and by how many seconds at most. */
  clockAhead: Type.Object({ events: Type.Integer(), mostS: Type.Integer() }),
  /** The last 24 hours, the oldest first. */
  hours: Type.Array(SourceHour),
  /** Since when it is silent or failing; null = it is not. */
  outageSince: Nullable(Instant),
});
export type Source = Type.Static<typeof Source>;

/** `n` of `of`, with what is missing by name. */
const Reach = Type.Object({ n: Type.Integer(), of: Type.Integer(), missing: Type.Array(Type.String()) });

export const SourceOverview = Type.Object({
  sources: Type.Array(Source),
  /** Sources from which an event came in the last 30 days, of those that are registered and not switched off (BZ-15). */
  captured: Type.Object({ n: Type.Integer(), of: Type.Integer() }),
  /** Departments with such a source, of the twelve (CQ-15); `missing` are codes. */
  departments: Reach,
  /**
   * 横向到边 and 纵向到底 (CQ-17), each online (platform, WeChat, SMS, telephone) and on site, over the cases registered in the last 90
   * days: areas one level below the own one that sent any, and levels from the own one down to the village.
   */
  coverage: Type.Object({
    across: Type.Object({ online: Reach, onsite: Reach }),
    down: Type.Object({ online: Reach, onsite: Reach }),
  }),
  at: Instant,
});
export type SourceOverview = Type.Static<typeof SourceOverview>;

/** Outages that last, for the status line of every page. */
export const SourceAlarms = Type.Object({
  alarms: Type.Array(
    Type.Object({
      name: SourceName,
      label: Type.String(),
      state: OneOf(['silent', 'failing'] as const),
      since: Instant,
    }),
  ),
});
export type SourceAlarms = Type.Static<typeof SourceAlarms>;

const strict = { additionalProperties: false } as const;
const changeable = {
  label: Type.String({ minLength: 1, maxLength: 60 }),
  adapter: Nullable(AdapterName),
  department: Nullable(SourceDepartment),
};

export const SourceInput = Type.Object({ name: SourceName, areaCode: AreaCode, ...changeable }, strict);
export type SourceInput = Type.Static<typeof SourceInput>;

export const SourceChange = Type.Partial(
  Type.Object({ ...changeable, disabled: Type.Boolean() }, strict),
  strict,
);
export type SourceChange = Type.Static<typeof SourceChange>;

/** The key of a source, shown this once; the gateway keeps its hash only. */
export const SourceKey = Type.Object({ name: SourceName, key: Type.String() });
export type SourceKey = Type.Static<typeof SourceKey>;
