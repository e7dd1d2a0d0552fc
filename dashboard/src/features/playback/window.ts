import { hourMs, minuteMs } from '../../lib/time.ts';

/** A time that is opened at once, epoch ms: one grant, one line of the log. */
export interface PlaybackWindow {
  fromMs: number;
  toMs: number;
}

const beforeMs = 15 * minuteMs;
const afterMs = hourMs;
/** The terminal's clock may be ahead by as much: a time that is not over yet would be another one when it is asked for again. */
const clockMs = 2_000;

/** What is opened around a time: a little before it, so that one can look back, and never what is to come. */
export const windowAround = (atMs: number, nowMs: number): PlaybackWindow => ({
  fromMs: Math.min(atMs, nowMs) - beforeMs,
  toMs: Math.min(atMs + afterMs, nowMs - clockMs),
});

export const isIn = (atMs: number, { fromMs, toMs }: PlaybackWindow): boolean =>
  atMs >= fromMs && atMs < toMs;
