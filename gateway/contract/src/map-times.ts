import Type from 'typebox';
import { CaseFilter } from './cases.ts';
import { Instant } from './common.ts';

/** As many steps as a bar can show. */
export const mostTimeSteps = 400;

/** `GET /api/map/times`: registrations by step, for the map's filter; `from` and `to` bound the bar. */
export const MapTimesQuery = Type.Object({
  ...CaseFilter.properties,
  from: Instant,
  to: Instant,
  /** Whole hours up to a week. */
  stepMinutes: Type.Integer({ minimum: 60, maximum: 10_080, multipleOf: 60 }),
});
export type MapTimesQuery = Type.Static<typeof MapTimesQuery>;

export const MapTimes = Type.Object({
  /** Cases registered in each step from `from` on; the last one may be cut short by `to`. */
  counts: Type.Array(Type.Integer()),
  total: Type.Integer(),
});
export type MapTimes = Type.Static<typeof MapTimes>;
