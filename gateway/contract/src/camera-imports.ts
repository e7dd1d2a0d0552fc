import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Datum, Nullable, OneOf } from './common.ts';
import { ErrorBody } from './errors.ts';
import { RowReason } from './row-reasons.ts';

/** What a column of a file of cameras may carry. One row is one camera; an empty cell changes nothing. */
export const cameraImportFields = [
  'id',
  'name',
  'area',
  'owner',
  'placeType',
  'zone',
  'lng',
  'lat',
  'datum',
  'direction',
  'fov',
  'viewM',
  'heightM',
  'ptzType',
  'publicPlace',
  'securityGrade',
  'floor',
  'url',
  'subUrl',
  'username',
  'password',
  'upstream',
  'device',
  'deviceUsername',
  'devicePassword',
] as const;
export const CameraImportField = OneOf(cameraImportFields);
export type CameraImportField = Type.Static<typeof CameraImportField>;

/** Columns that must be there; a camera that is registered already needs its id alone. */
export const neededCameraFields = ['id'] as const;
/** Whose cells are never repeated: not in the preview, not in a fault, not in the log. */
export const secretCameraFields = ['username', 'password', 'deviceUsername', 'devicePassword'] as const;

const columns = Object.fromEntries(
  cameraImportFields.map((field) => [field, Type.Optional(Type.String({ maxLength: 120 }))]),
) as Record<CameraImportField, Type.TOptional<Type.TString>>;

/** Field `options` of the form of `POST /api/camera-imports`, as JSON. */
export const CameraImportOptions = Type.Object(
  {
    /** Reads and checks everything and stores nothing. */
    dryRun: Type.Boolean(),
    /** Name of the column of each field; guessed from the headings when left out. */
    columns: Type.Optional(Type.Object(columns, { additionalProperties: false })),
    /** Datum of rows that name none; WGS-84 when left out. */
    datum: Type.Optional(Datum),
    /** Area of rows that name none; else their position decides, then their id. */
    areaCode: Type.Optional(AreaCode),
    /** Owner of rows that name none. */
    owner: Type.Optional(Type.String({ maxLength: 60 })),
    /** `gb18030`, `utf-8`, ...; detected when left out. CSV only. */
    encoding: Type.Optional(Type.String({ maxLength: 40 })),
    /** Sheet name or number from 1; XLSX only. */
    sheet: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Integer()])),
  },
  { additionalProperties: false },
);
export type CameraImportOptions = Type.Static<typeof CameraImportOptions>;

/** What an import found, or would do. */
export const CameraImportReport = Type.Object({
  dryRun: Type.Boolean(),
  /** Headings of the file, in its order. */
  header: Type.Array(Type.String()),
  /** The columns that were read. */
  columns: Type.Record(Type.String(), Type.String()),
  rows: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  bad: Type.Integer(),
  /** The first rows as they were understood; of addresses only whether there is one. */
  sample: Type.Array(
    Type.Object({
      row: Type.Integer(),
      id: Type.String(),
      name: Type.String(),
      areaName: Type.String(),
      owner: Type.String(),
      placeType: Type.String(),
      lng: Type.Number(),
      lat: Type.Number(),
      hasSource: Type.Boolean(),
    }),
  ),
  tookMs: Type.Integer(),
});
export type CameraImportReport = Type.Static<typeof CameraImportReport>;

/** A row that is not taken, and why. */
export const CameraImportFault = Type.Object({
  row: Type.Integer(),
  column: Nullable(Type.String()),
  code: Type.String(),
  message: Type.String(),
  /** What is wrong with the value, for the page's own words; null when the code says it all. */
  reason: Nullable(RowReason),
});
export type CameraImportFault = Type.Static<typeof CameraImportFault>;

/**
 * One line of the answer of `POST /api/camera-imports` (NDJSON): how far it is, each row that is not taken, and one last line. Until
 * `done` nothing is stored; whoever hangs up before has changed nothing.
 */
export const CameraImportLine = Type.Union([
  Type.Object({
    type: Type.Literal('progress'),
    phase: OneOf(['reading', 'comparing', 'storing'] as const),
    rows: Type.Integer(),
    /** Share of the phase, 0–1. */
    progress: Type.Number(),
  }),
  Type.Object({ type: Type.Literal('fault'), ...CameraImportFault.properties }),
  Type.Object({ type: Type.Literal('done'), report: CameraImportReport }),
  Type.Object({ type: Type.Literal('failed'), ...ErrorBody.properties }),
]);
export type CameraImportLine = Type.Static<typeof CameraImportLine>;
