import type { RelayReport } from '@fengqiao/contract/cameras';
import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import type { RelaySession } from '../relay/relay-session.ts';
import { unknownCamera } from './refusals.ts';

/** The state of a picture with words; asking for it starts nothing. A private camera shows that it is one, no more. */
export function relayReport(
  session: RelaySession | undefined,
  camera: CameraRegistration | undefined,
  grant: PlayGrantPayload,
): RelayReport & { latencyMs: number | null } {
  const now = Date.now();
  const hidden = camera?.private === true && grant.approval === undefined;
  const unknown = camera === undefined ? unknownCamera() : undefined;
  const status = hidden ? undefined : session?.status(now);
  const { lastFrameAt = null, latencyMs = null, droppedFrames = 0, codec = null } = status?.stats ?? {};
  return {
    state: hidden ? 'private' : unknown ? 'failed' : (status?.state ?? 'idle'),
    reason: unknown?.code ?? status?.reason ?? null,
    message: unknown?.message ?? status?.message ?? null,
    now: new Date(now).toISOString(),
    lastFrameAt: lastFrameAt === null ? null : new Date(lastFrameAt).toISOString(),
    latencyMs,
    droppedFrames,
    codec,
  };
}
