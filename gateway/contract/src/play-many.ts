import Type from 'typebox';
import { CameraId, PlayGrant } from './cameras.ts';

/**
 * `POST /api/cameras/play`: the tiles of a page in one question, at first and with each renewal; one that is named twice counts
 * once. Not `uniqueItems`: to compare what is sent it would go down into it, however deep that is.
 */
export const PlayManyInput = Type.Object(
  {
    cameraIds: Type.Array(CameraId, { minItems: 1, maxItems: 64 }),
    /** They will be shown in a moment, e.g. at the next step of a tour (`comingCameras`): have the public ones pulled already. */
    soon: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type PlayManyInput = Type.Static<typeof PlayManyInput>;

/** In the order of the question: a grant, or why there is none, as `POST /api/cameras/:id/play` says it. */
export const PlayMany = Type.Object({
  items: Type.Array(
    Type.Union([
      Type.Object({ cameraId: CameraId, grant: PlayGrant }),
      Type.Object({
        cameraId: CameraId,
        error: Type.Object({ code: Type.String(), message: Type.String() }),
      }),
    ]),
  ),
});
export type PlayMany = Type.Static<typeof PlayMany>;
