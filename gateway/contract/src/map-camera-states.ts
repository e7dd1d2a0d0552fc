import Type from 'typebox';
import { CameraId } from './cameras.ts';
import { Bbox } from './map.ts';

/** `GET /api/map/camera-states`: which public cameras of a box answer. */
export const CameraStatesQuery = Type.Object({ bbox: Bbox });

/** Cameras that nobody has asked lately are in neither list: they are not known. */
export const CameraStates = Type.Object({
  online: Type.Array(CameraId),
  out: Type.Array(CameraId),
  /** A camera whose last answer is older counts as not known, hours. */
  freshHours: Type.Integer(),
  /** There were more than 5,000 cameras in the box; these are the first. */
  truncated: Type.Boolean(),
});
export type CameraStates = Type.Static<typeof CameraStates>;
