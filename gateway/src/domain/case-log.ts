import { engineSource, type LogEvent } from './fold.ts';

/** The events of a case in one order, whatever order they came in: by time, the engine's after what it found them by. */
export function inOrder(events: readonly LogEvent[]): LogEvent[] {
  return [...events].sort(
    (a, b) =>
      a.at - b.at ||
      Number(a.source === engineSource) - Number(b.source === engineSource) ||
      byText(a.source, b.source) ||
      byText(a.eventId, b.eventId),
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A text field of an event's payload; null = it is not there. */
export function textOf({ payload }: LogEvent, field: string): string | null {
  const value = payload[field];
  return typeof value === 'string' ? value : null;
}

/** Whether an event is a mediation that took place: one that a party declined was none. */
export const isAttempt = ({ type, payload }: LogEvent): boolean =>
  type === 'mediation.attempted' && payload.outcome !== 'declined';
