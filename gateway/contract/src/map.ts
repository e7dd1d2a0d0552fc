import Type from 'typebox';
import { CameraId } from './cameras.ts';
import { CaseCode } from './case-code.ts';
import { CaseFilter, CaseSummary, Tier } from './cases.ts';
import { Instant, LngLat, Nullable } from './common.ts';

/**
 * Map cell: a Web-Mercator tile at zoom 18 as one Morton number (x and y bits interleaved, 36 bits). A coarser cell at
 * zoom z is `cell >> 2*(18-z)`, so heat at any zoom is one shift and one GROUP BY.
 */
export const cellZoom = 18;

/** `west,south,east,north` in WGS-84 degrees. */
export const Bbox = Type.String({ pattern: '^-?[\\d.]+(,-?[\\d.]+){3}$', maxLength: 120 });

export const HeatQuery = Type.Object({
  bbox: Bbox,
  zoom: Type.Number({ minimum: 0, maximum: 22 }),
  ...CaseFilter.properties,
});
export type HeatQuery = Type.Static<typeof HeatQuery>;

/** `GET /api/map/heat/why`: what is in some cells of the heat answer with the same filter. */
export const HeatWhyQuery = Type.Object({
  /** Morton numbers of the heat answer, separated by commas; at most 64. */
  cells: Type.String({ pattern: '^\\d{1,11}(,\\d{1,11}){0,63}$' }),
  /** `cellZoom` of the heat answer that the cells are from. */
  cellZoom: Type.Integer({ minimum: 0, maximum: cellZoom }),
  ...CaseFilter.properties,
});
export type HeatWhyQuery = Type.Static<typeof HeatWhyQuery>;

/** Cases registered in a window, whatever has become of them since. */
const Registered = Type.Object({ from: Instant, to: Instant, n: Type.Integer() });

export const HeatWhyAnswer = Type.Object({
  total: Type.Integer(),
  /** Registrations in the window of the filter, or of the last 30 days, against those in as long a time before it. */
  change: Type.Object({ now: Registered, before: Registered }),
  /** The most frequent first; null = the case has no category. */
  categories: Type.Array(Type.Object({ category: Nullable(Type.String()), n: Type.Integer() })),
  /** The newest, at most 50. */
  cases: Type.Array(CaseSummary),
});
export type HeatWhyAnswer = Type.Static<typeof HeatWhyAnswer>;

export const HeatCell = Type.Object({
  /** Morton number at `cellZoom` of the answer. */
  cell: Type.Number(),
  lng: Type.Number(),
  lat: Type.Number(),
  n: Type.Integer(),
});
export const HeatAnswer = Type.Object({
  cellZoom: Type.Integer(),
  cells: Type.Array(HeatCell),
  /** All cases that the filter matches, in and out of the box, placed or not. */
  total: Type.Integer(),
  seq: Type.Integer(),
});
export type HeatAnswer = Type.Static<typeof HeatAnswer>;

/** Open cases with a tier as points; at most 5,000, the highest tiers first. */
export const TierPoint = Type.Object({
  caseCode: CaseCode,
  tier: Tier,
  title: Type.String(),
  ...LngLat.properties,
  acknowledgedAt: Nullable(Instant),
});
export type TierPoint = Type.Static<typeof TierPoint>;
export const TierPoints = Type.Object({
  points: Type.Array(TierPoint),
  total: Type.Integer(),
  truncated: Type.Boolean(),
  seq: Type.Integer(),
});
export type TierPoints = Type.Static<typeof TierPoints>;

/**
 * `GET /api/map/cameras`: every camera of the account's area (or of `?area=`), one short array each, so that 31,000 fit in
 * 3 MB; has an ETag.
 */
export const MapCameras = Type.Object({
  rows: Type.Array(
    Type.Tuple([
      CameraId,
      /** name */
      Type.String(),
      /** lng */
      Type.Number(),
      /** lat */
      Type.Number(),
      /** directionDeg */
      Nullable(Type.Number()),
      /** fovDeg */
      Nullable(Type.Number()),
      /** placeType */
      Type.String(),
      /** bits: 1 private, 2 playable */
      Type.Integer(),
    ]),
  ),
});
export type MapCameras = Type.Static<typeof MapCameras>;
