import { readFileSync } from 'node:fs';
import type { Relay } from '../relay/relay.ts';
import type { SessionStatus } from '../relay/relay-session.ts';

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
  /** Sessions it may run at once. */
  capacity: number;
  /** Sessions with pictures, and sessions that have failed or stand still. */
  live: number;
  failed: number;
  /** Resident memory of the process, bytes. */
  memoryBytes: number;
  sessions: (SessionStatus & { private: boolean })[];
}

export function nodeStatus(relay: Relay, startedAt: number): NodeStatus {
  const sessions = relay.statuses();
  return {
    version,
    uptimeMs: Date.now() - startedAt,
    capacity: relay.capacity,
    ...countStates(sessions),
    memoryBytes: process.memoryUsage.rss(),
    sessions,
  };
}

export function countStates(sessions: SessionStatus[]): { live: number; failed: number } {
  const live = sessions.filter(({ state }) => state === 'live').length;
  const failed = sessions.filter(({ state }) => state === 'failed' || state === 'stalled').length;
  return { live, failed };
}
