import type { RelayState } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import type { ClockSource } from '../media.ts';

/** What the world may know of one relay; no address, no user name, no password. */
export interface SessionStatus {
  cameraId: string;
  stream: StreamKind;
  state: RelayState;
  /** Code of the last failure until pictures come again. */
  reason?: string;
  message?: string;
  /** Epoch ms when the state began. */
  since: number;
  viewers: number;
  stats: SessionStats;
}

export interface SessionStats {
  /** Pictures passed on. */
  frames: number;
  droppedFrames: number;
  lostPackets: number;
  kbps: number;
  /** Connections made so far. */
  connects: number;
  /** Epoch ms of the last part; `null` before the first. */
  lastFrameAt: number | null;
  /** Camera's time of the newest picture to its arrival here; `null` while unknown. */
  latencyMs: number | null;
  clock: ClockSource | null;
  codec: string | null;
  width: number | null;
  height: number | null;
  fps: number | null;
  /** Bytes of media held. */
  heldBytes: number;
  /** What the camera offers and is not relayed. */
  dropped: string[];
}
