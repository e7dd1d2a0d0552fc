import Type from 'typebox';
import { Instant, Nullable, OneOf } from './common.ts';

/** What a column of a file of presence carries; one row is one department in one centre. */
export const presenceFields = ['centre', 'department', 'kind', 'staff', 'windows', 'since', 'until'] as const;
export type PresenceField = (typeof presenceFields)[number];

export const PRESENCE_FILE_MAX_BYTES = 5_000_000;
export const PRESENCE_MAX_ROWS = 20_000;

/**
 * Why a row is not taken: an empty cell, no centre of the own area, several of that name, no department of the profile, none of the
 * three kinds, no number, no day, an end that is not after the beginning, the same as an earlier row.
 */
export const presenceProblems = [
  'missing',
  'noCentre',
  'severalCentres',
  'noDepartment',
  'noKind',
  'noNumber',
  'noDay',
  'noEnd',
  'twice',
] as const;

export const PresenceRowFault = Type.Object({
  /** As the spreadsheet numbers it, from 1. */
  row: Type.Integer(),
  field: OneOf(presenceFields),
  problem: OneOf(presenceProblems),
  /** What stands in the cell, or the number of the earlier row. */
  words: Type.String(),
});
export type PresenceRowFault = Type.Static<typeof PresenceRowFault>;

/** Answer of `POST /api/presence/imports`; a dry run stores nothing. Rows with faults are left out, the others are taken. */
export const PresenceImportReport = Type.Object({
  /** Of the import, to undo it; null = a dry run, or nothing was to be stored. */
  id: Nullable(Type.String({ format: 'uuid' })),
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  faults: Type.Array(PresenceRowFault),
});
export type PresenceImportReport = Type.Static<typeof PresenceImportReport>;

/** An import that was taken. */
export const PresenceImport = Type.Object({
  id: Type.String({ format: 'uuid' }),
  file: Type.String(),
  rows: Type.Integer(),
  importedBy: Type.String(),
  importedAt: Instant,
  undoneAt: Nullable(Instant),
});
export type PresenceImport = Type.Static<typeof PresenceImport>;

/** Answer of `POST /api/presence/imports/:id/undo`. */
export const PresenceUndo = Type.Object({
  /** Entries taken out again, put back as they were, and left because somebody has changed them since. */
  removed: Type.Integer(),
  restored: Type.Integer(),
  kept: Type.Integer(),
});
export type PresenceUndo = Type.Static<typeof PresenceUndo>;
