import Type from 'typebox';
import { CaseFilter, CaseSummary } from './cases.ts';
import { Nullable } from './common.ts';

/** A ring round a part of the map has at most so many corners. */
export const mostCorners = 64;
/** A list that was drawn round on the map holds at most so many cases. */
export const mostInside = 200;

/** `GET /api/map/inside`: the cases inside a ring that was drawn on the map. */
export const MapInsideQuery = Type.Object({
  /** Longitude and latitude of each corner in turn, WGS-84, separated by commas; 3 to 64 corners, not closed. */
  ring: Type.String({
    maxLength: 1600,
    pattern: '^-?\\d{1,3}(\\.\\d{1,7})?(,-?\\d{1,3}(\\.\\d{1,7})?){5,127}$',
  }),
  ...CaseFilter.properties,
});
export type MapInsideQuery = Type.Static<typeof MapInsideQuery>;

export const MapInside = Type.Object({
  /** Cases that stand inside, wherever the filter lets them. */
  total: Type.Integer(),
  /** Parts of `total`; `none` = without a tier. */
  tiers: Type.Object({
    red: Type.Integer(),
    orange: Type.Integer(),
    blue: Type.Integer(),
    none: Type.Integer(),
  }),
  /** The most frequent first; null = the case has no category. */
  categories: Type.Array(Type.Object({ category: Nullable(Type.String()), n: Type.Integer() })),
  /** The highest tiers first, then the newest; at most 200. */
  cases: Type.Array(CaseSummary),
});
export type MapInside = Type.Static<typeof MapInside>;
