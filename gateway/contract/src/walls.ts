import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId } from './cameras.ts';
import { Instant, Nullable, OneOf } from './common.ts';

export const ScreenLayout = OneOf(['1', '4', '6', '9', '16', '25', 'free'] as const);

/** What one tile of a screen shows. */
export const Tile = Type.Union([
  Type.Object({ kind: Type.Literal('camera'), cameraId: CameraId }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('map'), area: AreaCode }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('empty') }, { additionalProperties: false }),
]);
export type Tile = Type.Static<typeof Tile>;

export const Screen = Type.Object({
  id: Type.String(),
  name: Type.String(),
  layout: ScreenLayout,
  tiles: Type.Array(Tile),
  updatedAt: Instant,
  updatedBy: Nullable(Type.String()),
});
export type Screen = Type.Static<typeof Screen>;

export const Wall = Type.Object({
  id: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  screens: Type.Array(Screen),
});
export type Wall = Type.Static<typeof Wall>;

/** Puts content on a screen: `PUT /api/walls/:id/screens/:screen`. */
export const ScreenInput = Type.Object(
  { layout: ScreenLayout, tiles: Type.Array(Tile, { maxItems: 25 }) },
  { additionalProperties: false },
);
export type ScreenInput = Type.Static<typeof ScreenInput>;
