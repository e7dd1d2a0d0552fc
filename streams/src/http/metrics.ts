import type { NodeRecording } from '@fengqiao/contract/recordings';
import type { Relay } from '../relay/relay.ts';

/** `GET /metrics` in Prometheus' text form. */
export function renderMetrics(relay: Relay, recording: NodeRecording | undefined): string {
  const sessions = relay.statuses();
  const states = new Map<string, number>();
  for (const { state } of sessions) states.set(state, (states.get(state) ?? 0) + 1);
  const sum = (pick: (session: (typeof sessions)[number]) => number): number =>
    sessions.reduce((total, session) => total + pick(session), 0);
  const lines = [
    '# TYPE fengqiao_streams_sessions gauge',
    ...[...states].map(([state, count]) => `fengqiao_streams_sessions{state="${state}"} ${count}`),
    '# TYPE fengqiao_streams_viewers gauge',
    `fengqiao_streams_viewers ${sum(({ viewers }) => viewers)}`,
    '# TYPE fengqiao_streams_held_bytes gauge',
    `fengqiao_streams_held_bytes ${sum(({ stats }) => stats.heldBytes)}`,
    '# TYPE fengqiao_streams_input_kbps gauge',
    `fengqiao_streams_input_kbps ${sum(({ stats }) => stats.kbps)}`,
    '# TYPE fengqiao_streams_workers gauge',
    `fengqiao_streams_workers ${relay.workers.length}`,
    '# TYPE fengqiao_streams_memory_bytes gauge',
    `fengqiao_streams_memory_bytes ${process.memoryUsage.rss()}`,
    ...(recording === undefined ? [] : recordingLines(recording)),
  ];
  return `${lines.join('\n')}\n`;
}

/** `up` is 0 while the disk is full or refuses: what an alarm is set on. */
const recordingLines = ({ state, cameras, bytes, droppedParts }: NodeRecording): string[] => [
  '# TYPE fengqiao_streams_recording_up gauge',
  `fengqiao_streams_recording_up ${state === 'ok' ? 1 : 0}`,
  '# TYPE fengqiao_streams_recorded_cameras gauge',
  `fengqiao_streams_recorded_cameras ${cameras}`,
  '# TYPE fengqiao_streams_recording_bytes gauge',
  `fengqiao_streams_recording_bytes ${bytes}`,
  '# TYPE fengqiao_streams_recording_dropped_parts_total counter',
  `fengqiao_streams_recording_dropped_parts_total ${droppedParts}`,
];
