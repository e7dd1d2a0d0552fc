import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Day, Instant, Nullable, OneOf } from './common.ts';
import { Decision } from './decisions.ts';
import { PackHead, Progress } from './packs.ts';
import { Cadence } from './profiles.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });

/** planned 待召开 · open 进行中 · closed 已结束 · missed 未按期召开 · cancelled 取消. */
export const meetingStates = ['planned', 'open', 'closed', 'missed', 'cancelled'] as const;
export const MeetingState = OneOf(meetingStates);
export type MeetingState = Type.Static<typeof MeetingState>;

/** How its pack stands. */
export const PackStanding = Type.Object({
  state: OneOf(['none', 'queued', 'running', 'ready', 'failed'] as const),
  progress: Nullable(Progress),
  head: Nullable(PackHead),
});

const line = {
  id: Id,
  areaCode: AreaCode,
  areaName: Type.String(),
  /** By whose cadence it is held (BZ-09, HP-10, HP-11); null = called besides. */
  cadence: Nullable(Cadence),
  title: Type.String(),
  plannedAt: Instant,
  /** Days that are judged; `until` is excluded. */
  from: Day,
  until: Day,
  /** By video (HP-11). */
  video: Type.Boolean(),
  state: MeetingState,
  /** By when the cadence wants it held; past that and not held it is missed, and somebody is told. */
  heldBy: Nullable(Instant),
  openedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  pack: PackStanding,
  decisions: Type.Integer(),
  /** Of those who were asked to come. */
  attended: Type.Object({ present: Type.Integer(), late: Type.Integer(), expected: Type.Integer() }),
};
export const MeetingLine = Type.Object(line);
export type MeetingLine = Type.Static<typeof MeetingLine>;

export const attendanceStates = ['expected', 'present', 'late', 'excused', 'absent'] as const;
/** Who comes: a department, a centre, an office; a name is that of an official on duty. */
export const Attendee = Type.Object(
  {
    /** Chosen by the page; stable while the list is edited. */
    id: Id,
    body: Type.String({ minLength: 1, maxLength: 80 }),
    name: Nullable(Type.String({ maxLength: 40 })),
    state: OneOf(attendanceStates),
    at: Nullable(Instant),
  },
  strict,
);
export type Attendee = Type.Static<typeof Attendee>;

export const AgendaItem = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    /** Page of the pack that it is spoken to. */
    page: Nullable(Type.String({ maxLength: 40 })),
    minutes: Nullable(Type.Integer({ minimum: 1, maximum: 480 })),
  },
  strict,
);
export type AgendaItem = Type.Static<typeof AgendaItem>;

export const MeetingNote = Type.Object({
  at: Instant,
  by: Type.String(),
  byName: Type.String(),
  page: Nullable(Type.String()),
  text: Type.String(),
});
export type MeetingNote = Type.Static<typeof MeetingNote>;

/** What the resident judge expects of a case in court (JN-12). */
export const forecastOutcomes = ['supported', 'partlySupported', 'notSupported', 'uncertain'] as const;
export const Forecast = Type.Object(
  {
    caseCode: CaseCode,
    outcome: OneOf(forecastOutcomes),
    reason: Type.String({ minLength: 1, maxLength: 2_000 }),
    /** The judge: court and name or post. */
    judge: Type.String({ minLength: 1, maxLength: 60 }),
  },
  strict,
);
export type Forecast = Type.Static<typeof Forecast>;

export const Meeting = Type.Object({
  ...line,
  chair: Nullable(Type.String()),
  attendees: Type.Array(Attendee),
  agenda: Type.Array(AgendaItem),
  notes: Type.Array(MeetingNote),
  forecasts: Type.Array(Forecast),
  taken: Type.Array(Decision),
  /** Those of earlier meetings of the area that were open when it began or ended since the meeting before, with what became of them. */
  earlier: Type.Array(Decision),
  /** The meeting of the same cadence before it. */
  previousId: Nullable(Id),
  /** Counts up with every change; a change that does not name the newest is refused (`meeting.changed`). */
  version: Type.Integer(),
  /** What this session may do with it as it stands. */
  may: Type.Object({
    acts: Type.Array(OneOf(['prepare', 'open', 'close', 'reopen', 'cancel'] as const)),
    /** Change its list of attendees, agenda, forecasts; write notes. */
    write: Type.Boolean(),
    decide: Type.Boolean(),
  }),
});
export type Meeting = Type.Static<typeof Meeting>;

/** `GET /api/meetings`: planned and held ones whose day lies in the window, the newest first. */
export const MeetingQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    state: Type.Optional(MeetingState),
  },
  strict,
);
export type MeetingQuery = Type.Static<typeof MeetingQuery>;

/** `POST /api/meetings`: one that no cadence asks for. */
export const MeetingInput = Type.Object(
  {
    areaCode: AreaCode,
    title: Type.String({ minLength: 1, maxLength: 80 }),
    plannedAt: Instant,
    from: Day,
    until: Day,
    video: Type.Boolean(),
  },
  strict,
);
export type MeetingInput = Type.Static<typeof MeetingInput>;

/** `PUT /api/meetings/:id`: what is left out stays. */
export const MeetingChange = Type.Object(
  {
    version: Type.Integer(),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    plannedAt: Type.Optional(Instant),
    video: Type.Optional(Type.Boolean()),
    chair: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
    attendees: Type.Optional(Type.Array(Attendee, { maxItems: 300 })),
    agenda: Type.Optional(Type.Array(AgendaItem, { maxItems: 60 })),
    forecasts: Type.Optional(Type.Array(Forecast, { maxItems: 200 })),
  },
  strict,
);
export type MeetingChange = Type.Static<typeof MeetingChange>;

/** `POST /api/meetings/:id/acts`. `prepare` makes the pack; made anew only before the meeting has begun. */
export const MeetingAct = Type.Object(
  { act: OneOf(['prepare', 'open', 'close', 'reopen', 'cancel'] as const) },
  strict,
);
export type MeetingAct = Type.Static<typeof MeetingAct>;

/** `POST /api/meetings/:id/notes`. */
export const NoteInput = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 4_000 }),
    page: Nullable(Type.String({ maxLength: 40 })),
  },
  strict,
);
export type NoteInput = Type.Static<typeof NoteInput>;

/** A file of the frozen figures, or of the minutes (DOCX, PDF). */
export const MeetingFileQuery = Type.Object({ format: OneOf(['docx', 'pdf', 'xlsx'] as const) }, strict);
export const MinutesFileQuery = Type.Object({ format: OneOf(['docx', 'pdf'] as const) }, strict);

export const CadenceQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Day),
    /** Excluded. */
    until: Type.Optional(Day),
  },
  strict,
);
export type CadenceQuery = Type.Static<typeof CadenceQuery>;

/** `GET /api/meetings/cadence`: who has held what the cadence asks for, over the areas of a level; the late by name. */
export const CadenceBoard = Type.Object({
  definition: Type.String(),
  from: Day,
  /** Excluded. */
  until: Day,
  lines: Type.Array(
    Type.Object({
      cadence: Cadence,
      /** `duty` = reported every day and no sitting: counted by what was registered that day. */
      kind: OneOf(['meeting', 'duty'] as const),
      /** Areas of the level, as far as they have a centre. */
      areas: Type.Integer(),
      /** Meetings that were due in the window, and how many of them were held in time, late, never. */
      due: Type.Integer(),
      inTime: Type.Integer(),
      late: Type.Integer(),
      missed: Type.Integer(),
      /** The missed ones by name, the latest first; of a duty those of its last day. At most 300. */
      missing: Type.Array(Type.Object({ areaCode: AreaCode, areaName: Type.String(), heldBy: Instant })),
    }),
  ),
});
export type CadenceBoard = Type.Static<typeof CadenceBoard>;
