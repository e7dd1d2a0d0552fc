import Type from 'typebox';
import { AreaCode, AreaLevel } from './areas.ts';
import { LngLat, Nullable } from './common.ts';

/** Cases that a filter matches, and of those the red and the overdue ones: both are out of `cases`. */
const counts = {
  cases: Type.Integer(),
  red: Type.Integer(),
  overdue: Type.Integer(),
  /** People who live there; null = nobody has said, and there is no figure per 10,000 of them. */
  population: Nullable(Type.Integer()),
};

/** The cases of an area and of those right below it, for the choropleth. `GET /api/map/areas` with the map's filter. */
export const MapAreas = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  /** The area above, as far up as the caller may see. */
  parent: Nullable(Type.Object({ areaCode: AreaCode, areaName: Type.String() })),
  total: Type.Object(counts),
  /** Cases that lie in the area itself and in none of those below. */
  elsewhere: Type.Integer(),
  areas: Type.Array(
    Type.Object({
      areaCode: AreaCode,
      areaName: Type.String(),
      level: AreaLevel,
      centre: Nullable(LngLat),
      /** Whether its outline is known (`/api/map/boundaries`); others are shown as points. */
      outlined: Type.Boolean(),
      ...counts,
    }),
  ),
});
export type MapAreas = Type.Static<typeof MapAreas>;
