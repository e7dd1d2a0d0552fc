import type { Relay } from '../relay/relay.ts';

/** `GET /metrics` in Prometheus' text form. */
export function renderMetrics(relay: Relay): string {
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
    '# TYPE fengqiao_streams_memory_bytes gauge',
    `fengqiao_streams_memory_bytes ${process.memoryUsage.rss()}`,
  ];
  return `${lines.join('\n')}\n`;
}
