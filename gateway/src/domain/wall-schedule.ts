import type { TourSchedule } from '@fengqiao/contract/wall-tours';
import { shanghaiDay, startOfDay } from './instant.ts';

/** What the schedule of a tour needs to know. */
export interface ScheduledTour {
  schedule: TourSchedule | null;
  /** Somebody stopped it by hand: not before this time again. */
  stoppedUntil: Date | null;
  /** The run under way; `byHand` = it was not the schedule that began it. */
  run: { byHand: boolean } | null;
}

/** The window of a schedule that holds `nowMs`, Asia/Shanghai; null = outside all. */
export function windowAt(schedule: TourSchedule, nowMs: number): { fromMs: number; untilMs: number } | null {
  const day = shanghaiDay(nowMs);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  if (!schedule.days.includes(weekday)) return null;
  const at = (clock: string): number => startOfDay(day) + minutesOf(clock) * 60_000;
  const [fromMs, untilMs] = [at(schedule.from), at(schedule.until)];
  return nowMs >= fromMs && nowMs < untilMs ? { fromMs, untilMs } : null;
}

/** What the clock wants of a tour. What was begun by hand is ended by hand; what was stopped by hand rests until the next window. */
export function scheduleWants(
  { schedule, stoppedUntil, run }: ScheduledTour,
  nowMs: number,
): 'start' | 'stop' | null {
  const window = schedule === null ? null : windowAt(schedule, nowMs);
  if (run !== null) return window === null && !run.byHand ? 'stop' : null;
  if (window === null) return null;
  return stoppedUntil === null || stoppedUntil.getTime() <= nowMs ? 'start' : null;
}

/** Until when a tour that is stopped by hand now is not started by its schedule; null = nothing has to be kept in mind. */
export function restsUntil(schedule: TourSchedule | null, nowMs: number): Date | null {
  const window = schedule === null ? null : windowAt(schedule, nowMs);
  return window === null ? null : new Date(window.untilMs);
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
