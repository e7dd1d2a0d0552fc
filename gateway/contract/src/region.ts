import Type from 'typebox';
import { AreaCode, AreaLevel } from './areas.ts';
import { Datum, Instant, Nullable } from './common.ts';
import { Label } from './reference.ts';

/** A file that a region pack was made from. */
export const RegionSource = Type.Object({
  file: Type.String(),
  datum: Datum,
  /** Rows or features. */
  entries: Type.Integer(),
});

/** `GET /api/region`: which region pack the map is drawn from, and what the registry of areas holds of it. */
export const RegionFacts = Type.Object({
  /** null = no pack: the map shows the whole country. */
  pack: Nullable(
    Type.Object({
      name: Type.String(),
      title: Label,
      rootAreaCode: AreaCode,
      /** West, south, east, north in degrees. */
      bounds: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
      notice: Label,
      /** Datum that is stored. */
      datum: Datum,
      /** Empty where the pack does not say. */
      sources: Type.Array(RegionSource),
      /** Size of the map tiles in bytes, and when they were built; null = there are none. */
      tilesBytes: Nullable(Type.Integer()),
      builtAt: Nullable(Instant),
    }),
  ),
  /** Areas of the registry by level, and how many of them have a border. */
  levels: Type.Array(
    Type.Object({
      level: AreaLevel,
      areas: Type.Integer(),
      outlined: Type.Integer(),
      madeUp: Type.Integer(),
    }),
  ),
  /** Counties and townships without a border, the first 200, and how many there are. */
  without: Type.Array(Type.Object({ areaCode: AreaCode, name: Type.String(), level: AreaLevel })),
  withoutTotal: Type.Integer(),
});
export type RegionFacts = Type.Static<typeof RegionFacts>;
