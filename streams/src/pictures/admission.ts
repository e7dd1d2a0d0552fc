import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import type { NodeDeps } from '../node/deps.ts';

/** Why a tile gets no picture; it says no more than the HTTP routes do. */
export class Refusal extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = errorTable[code][1]) {
    super(message);
    this.code = code;
  }
}

/** Who may look at what. */
export interface Admitted {
  grant: PlayGrantPayload;
  camera: CameraRegistration;
}

/** Checks a grant for a live picture as a page gave it. @throws Refusal */
export function admit(
  { relay, access }: Pick<NodeDeps, 'relay' | 'access'>,
  token: string,
  cameraId: string,
  nowMs: number,
): Admitted {
  const grant = access.read(token, cameraId, nowMs);
  if (grant === null || grant.from !== undefined || grant.to !== undefined) throw new Refusal('play.denied');
  const camera = relay.camera(cameraId);
  if (camera === undefined) throw new Refusal('camera.unknown');
  if (!access.opensLive(grant, camera)) throw new Refusal('play.denied');
  return { grant, camera };
}
