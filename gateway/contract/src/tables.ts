import Type from 'typebox';
import { Nullable, OneOf } from './common.ts';

/**
 * What a column holds: how it is aligned, written on a page and typed in a file. `share` 0–1, `percent` the words of a change such as
 * `-5.45`, `days` a number of days with a fraction, `day` `YYYY-MM-DD`, `instant` ISO 8601.
 */
export const columnKinds = [
  'text',
  'count',
  'share',
  'days',
  'percent',
  'day',
  'instant',
  'tier',
  'caseCode',
] as const;
export const ColumnKind = OneOf(columnKinds);
export type ColumnKind = Type.Static<typeof ColumnKind>;

export const TableColumn = Type.Object({
  key: Type.String(),
  /** In the language that was asked for. */
  label: Type.String(),
  kind: ColumnKind,
  /** Of a share: keys of the columns that hold its numerator and denominator. */
  of: Type.Optional(Type.Tuple([Type.String(), Type.String()])),
});
export type TableColumn = Type.Static<typeof TableColumn>;

export const TableCell = Nullable(Type.Union([Type.String(), Type.Number()]));
export type TableCell = Type.Static<typeof TableCell>;

/** A row; `list` names the cases behind it in its pack (`GET …/cases?list=`), null = none. */
export const TableRow = Type.Object({
  /** In the order of the columns; null = nobody has said so, never 0. */
  cells: Type.Array(TableCell),
  list: Type.Optional(Nullable(Type.String())),
  /** A total stands out, a remainder (未列明) stands back. */
  weight: Type.Optional(OneOf(['total', 'remainder'] as const)),
});
export type TableRow = Type.Static<typeof TableRow>;

/** The one shape of every table: on pages, in packs and reports, and in the files made of them (CSV, XLSX, DOCX, PDF). */
export const DataTable = Type.Object({
  /** Names its sheet in a file. */
  title: Type.String(),
  /** What is counted, over what, by which time. */
  definition: Nullable(Type.String()),
  columns: Type.Array(TableColumn),
  rows: Type.Array(TableRow),
  /** What a reader has to know besides: what is not itemised, what nobody has reported. */
  notes: Type.Array(Type.String()),
});
export type DataTable = Type.Static<typeof DataTable>;

export const tableFormats = ['csv', 'xlsx'] as const;
/** `POST /api/tables/file`: tables as they stand on a page, as a file. */
export const TableFileInput = Type.Object(
  {
    /** Names the file. */
    title: Type.String({ minLength: 1, maxLength: 200 }),
    format: OneOf(tableFormats),
    tables: Type.Array(DataTable, { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type TableFileInput = Type.Static<typeof TableFileInput>;

export const fileFormats = ['xlsx', 'docx', 'pdf'] as const;
export const FileFormat = OneOf(fileFormats);
export type FileFormat = Type.Static<typeof FileFormat>;
