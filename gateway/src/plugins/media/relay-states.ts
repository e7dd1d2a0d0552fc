import type { RelayState } from '@fengqiao/contract/cameras';
import type { RelaySummary } from '@fengqiao/contract/stream-node';
import type { RelayStatus } from './streams-client.ts';

/** What a camera does that is relayed more than once (two streams, or while it moves): the best of it. */
const best: Record<RelayState, number> = {
  private: 5,
  live: 4,
  connecting: 3,
  stalled: 2,
  failed: 1,
  idle: 0,
};

/** One state per camera from the relays of all nodes. */
export function mergeRelays(relays: Iterable<RelaySummary>): Map<string, RelayStatus> {
  const states = new Map<string, RelayStatus>();
  for (const relay of relays) {
    // Whether a private room is being looked into is told by its viewing, not by its relay.
    const { state, message } = relay.private
      ? { state: 'private' as const, message: null }
      : { state: relay.state, message: relay.message ?? null };
    const other = states.get(relay.cameraId);
    if (other !== undefined && best[other.state] >= best[state]) continue;
    states.set(relay.cameraId, { cameraId: relay.cameraId, state, message });
  }
  return states;
}

/** What is different now; a camera that nobody relays any more is idle. */
export function changedStates(
  before: ReadonlyMap<string, RelayStatus>,
  now: ReadonlyMap<string, RelayStatus>,
): RelayStatus[] {
  const changes = [...now.values()].filter((relay) => {
    const was = before.get(relay.cameraId);
    return was?.state !== relay.state || was.message !== relay.message;
  });
  for (const cameraId of before.keys())
    if (!now.has(cameraId)) changes.push({ cameraId, state: 'idle', message: null });
  return changes;
}
