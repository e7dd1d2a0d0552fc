import Type from 'typebox';
import { Instant, Nullable, OneOf } from './common.ts';

/** What a column of a roster carries; one row is one person. */
export const staffFields = [
  'name',
  'post',
  'kind',
  'centre',
  'organisation',
  'team',
  'professional',
  'phone',
  'duties',
  'public',
] as const;
export type StaffField = (typeof staffFields)[number];

export const STAFF_FILE_MAX_BYTES = 5_000_000;
export const STAFF_MAX_ROWS = 5_000;

/**
 * Why a row is not taken: an empty cell, no centre, organisation or team of that name in the own area, several of it, no such kind,
 * neither yes nor no, no phone number, longer than is stored, the same person as in an earlier row.
 */
export const staffProblems = [
  'missing',
  'noCentre',
  'severalCentres',
  'noOrganisation',
  'noTeam',
  'noKind',
  'noYes',
  'noPhone',
  'tooLong',
  'twice',
] as const;

export const StaffRowFault = Type.Object({
  /** As the spreadsheet numbers it, from 1. */
  row: Type.Integer(),
  field: OneOf(staffFields),
  problem: OneOf(staffProblems),
  /** What stands in the cell, or the number of the earlier row. */
  words: Type.String(),
});
export type StaffRowFault = Type.Static<typeof StaffRowFault>;

/** Answer of `POST /api/staff/imports`; a dry run stores nothing. Rows with faults are left out, the others are taken. */
export const StaffImportReport = Type.Object({
  /** Of the import, to undo it; null = a dry run, or nothing was to be stored. */
  id: Nullable(Type.String({ format: 'uuid' })),
  rows: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  faults: Type.Array(StaffRowFault),
});
export type StaffImportReport = Type.Static<typeof StaffImportReport>;

export const StaffImport = Type.Object({
  id: Type.String({ format: 'uuid' }),
  file: Type.String(),
  rows: Type.Integer(),
  importedBy: Type.String(),
  importedAt: Instant,
  undoneAt: Nullable(Instant),
});
export type StaffImport = Type.Static<typeof StaffImport>;

/** Answer of `POST /api/staff/imports/:id/undo`: taken out, put back as before, left because somebody has changed them since. */
export const StaffUndo = Type.Object({
  removed: Type.Integer(),
  restored: Type.Integer(),
  kept: Type.Integer(),
});
export type StaffUndo = Type.Static<typeof StaffUndo>;
