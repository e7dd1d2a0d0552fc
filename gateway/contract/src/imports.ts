import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseEventType, Channel } from './cases.ts';
import { Datum, Instant, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

/** A field of a payload: the same for all rows, or what a column holds, by way of a table of words when there is one. */
export const MappedValue = Type.Union([
  Scalar,
  Type.Object(
    {
      column: Type.String(),
      /** The sender's words → ours. */
      words: Type.Optional(Type.Record(Type.String(), Scalar)),
      /** For words that are not in the table; without it such a row goes to quarantine. */
      otherwise: Type.Optional(Scalar),
    },
    strict,
  ),
]);
export type MappedValue = Type.Static<typeof MappedValue>;

/**
 * One more event that a row tells of, when its column `at` holds a time and its column of `when` one of the words. Its id is made of
 * the case, the type and the time: a row that is sent again gives only what is new.
 */
export const MappedStep = Type.Object(
  {
    type: CaseEventType,
    /** Column of its time. */
    at: Type.String(),
    when: Type.Optional(
      Type.Object(
        { column: Type.String(), words: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }) },
        strict,
      ),
    ),
    payload: Type.Optional(Type.Record(Type.String(), MappedValue)),
  },
  strict,
);
export type MappedStep = Type.Static<typeof MappedStep>;

/** Which column of the file carries which field. One row becomes one case with its events. */
export const ImportMapping = Type.Object(
  {
    columns: Type.Object(
      {
        /** The sender's case id; events get the ids `<ref>:registered`, `<ref>:resolved`, `<ref>:note:1`. */
        caseRef: Type.String(),
        registeredAt: Type.String(),
        title: Type.Optional(Type.String()),
        detail: Type.Optional(Type.String()),
        /** When set and filled, the row also resolves the case at this time. */
        resolvedAt: Type.Optional(Type.String()),
        /** What was answered or done in the end: becomes notes at the time of the resolution, or of the registration. */
        note: Type.Optional(Type.String()),
        category: Type.Optional(Type.String()),
        channel: Type.Optional(Type.String()),
        area: Type.Optional(Type.String()),
        lng: Type.Optional(Type.String()),
        lat: Type.Optional(Type.String()),
        people: Type.Optional(Type.String()),
        amountYuan: Type.Optional(Type.String()),
        /** The sender's own mark of who reported; only a keyed hash of it is kept. */
        reporter: Type.Optional(Type.String()),
        /** When the sender last changed the row: what it says now then counts from there. */
        updatedAt: Type.Optional(Type.String()),
      },
      strict,
    ),
    /** The other events of a row: dispatched, accepted, resolved ... by columns of times and words of states. */
    steps: Type.Optional(Type.Array(MappedStep, { maxItems: 40 })),
    /** Words found in the area column (or, without one, in the title or detail) → area code; longest word wins. */
    places: Type.Optional(Type.Record(Type.String(), AreaCode)),
    /** Words of the category column → category code. */
    categories: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** Words of the channel column → channel; the shipped words stay behind them. */
    channels: Type.Optional(Type.Record(Type.String(), Channel)),
    /** What all rows of this sender are when their columns do not say. */
    preset: Type.Optional(
      Type.Object(
        { channel: Type.Optional(Channel), category: Type.Optional(Type.String({ minLength: 1 })) },
        strict,
      ),
    ),
    datum: Type.Optional(Datum),
    /** Offset of times that carry none, e.g. `+08:00` (default). */
    offset: Type.Optional(Type.String({ pattern: '^[+-]\\d{2}:\\d{2}$' })),
    /** `gb18030`, `utf-8`, `utf-16le`, ...; detected when left out. CSV only. */
    encoding: Type.Optional(Type.String()),
    /** Sheet name or number from 1; XLSX only. */
    sheet: Type.Optional(Type.Union([Type.String(), Type.Integer()])),
    /** Level (`LadderLevel`) of the resolutions; the level of the case's area when left out. */
    resolvedLevel: Type.Optional(Type.String()),
  },
  strict,
);
export type ImportMapping = Type.Static<typeof ImportMapping>;

export const importKinds = ['cases'] as const;

export const ImportStatus = Type.Object({
  id: Type.String(),
  kind: OneOf(importKinds),
  fileName: Type.String(),
  state: OneOf(['queued', 'running', 'done', 'failed', 'cancelled'] as const),
  rowsRead: Type.Integer(),
  /** Share of the file's bytes read so far, 0–1. */
  progress: Type.Number(),
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  cases: Type.Integer(),
  quarantined: Type.Integer(),
  /** The first 100 faults; all of them are in quarantine. */
  errors: Type.Array(
    Type.Object({
      row: Type.Integer(),
      column: Nullable(Type.String()),
      code: Type.String(),
      message: Type.String(),
    }),
  ),
  message: Nullable(Type.String()),
  startedAt: Instant,
  finishedAt: Nullable(Instant),
});
export type ImportStatus = Type.Static<typeof ImportStatus>;

/** A row that could not be taken, kept whole for repair. */
export const QuarantineItem = Type.Object({
  id: Type.String(),
  source: Type.String(),
  importId: Nullable(Type.String()),
  row: Nullable(Type.Integer()),
  eventId: Nullable(Type.String()),
  code: Type.String(),
  message: Type.String(),
  receivedAt: Instant,
  /** The event as it came; masked for roles outside the handling team. */
  event: Type.Unknown(),
  repairedAt: Nullable(Instant),
});
export type QuarantineItem = Type.Static<typeof QuarantineItem>;
