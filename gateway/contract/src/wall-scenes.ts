import Type from 'typebox';
import { Instant, Nullable } from './common.ts';
import { WallId } from './wall-ids.ts';
import { ScreenContent } from './wall-tiles.ts';

const form = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  /** The digit that shows it from the keyboard; null = none. */
  digit: Nullable(Type.Integer({ minimum: 1, maximum: 9 })),
  /** Content of the screens it changes; others stay as they are. */
  screens: Type.Array(
    Type.Object({ id: WallId, ...ScreenContent.properties }, { additionalProperties: false }),
    {
      minItems: 1,
      maxItems: 64,
    },
  ),
};

/** A saved preset of a wall. */
export const Scene = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...form,
  updatedAt: Instant,
  updatedBy: Type.String(),
});
export type Scene = Type.Static<typeof Scene>;

/** `POST /api/walls/:id/scenes` and `PUT …/scenes/:scene`; `POST …/scenes/:scene/show` puts it on the wall. */
export const SceneInput = Type.Object(form, { additionalProperties: false });
export type SceneInput = Type.Static<typeof SceneInput>;
