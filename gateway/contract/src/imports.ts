import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Datum, Instant, Nullable, OneOf } from './common.ts';

/** Which column of the file carries which field. One row becomes one case with one or two events. */
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
      },
      { additionalProperties: false },
    ),
    /** Words found in the area column (or, without one, in the title or detail) → area code; longest word wins. */
    places: Type.Optional(Type.Record(Type.String(), AreaCode)),
    /** Words of the category column → category code. */
    categories: Type.Optional(Type.Record(Type.String(), Type.String())),
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
  { additionalProperties: false },
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
