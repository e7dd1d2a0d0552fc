import { readFileSync } from 'node:fs';
import type { NodeRecording } from '@fengqiao/contract/recordings';
import type { Recordings } from '../recording/recordings.ts';
import type { Relay } from '../relay/relay.ts';
import type { SessionStatus } from '../relay/session-status.ts';
import type { WorkerLoad } from '../worker/camera-line.ts';

/** Of this package. */
export const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as {
  version: string;
};

/** Answer of `GET /internal/status`. */
export interface NodeStatus {
  version: string;
  uptimeMs: number;
  /** Sessions it may run at once for viewers; recordings are counted apart. */
  capacity: number;
  /** Sessions with pictures, and sessions that have failed or stand still. */
  live: number;
  failed: number;
  /** Resident memory of the process without its workers, bytes. */
  memoryBytes: number;
  workers: readonly WorkerLoad[];
  recording: NodeRecording;
  sessions: (SessionStatus & { private: boolean })[];
}

/** Of a node that has no folder for it. */
export const noRecording: NodeRecording = {
  state: 'off',
  message: null,
  since: Date.now(),
  cameras: 0,
  bytes: 0,
  freeBytes: null,
  droppedParts: 0,
};

export function nodeStatus(relay: Relay, recordings: Recordings | undefined, startedAt: number): NodeStatus {
  const sessions = relay.statuses();
  return {
    version,
    uptimeMs: Date.now() - startedAt,
    capacity: relay.capacity,
    ...countStates(sessions),
    memoryBytes: process.memoryUsage.rss(),
    workers: relay.workers,
    recording: recordings?.report() ?? noRecording,
    sessions,
  };
}

export function countStates(sessions: SessionStatus[]): { live: number; failed: number } {
  const live = sessions.filter(({ state }) => state === 'live').length;
  const failed = sessions.filter(({ state }) => state === 'failed' || state === 'stalled').length;
  return { live, failed };
}
