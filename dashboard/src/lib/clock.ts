/**
 * The time by the server's clock, because terminals are often minutes off and deadlines are the server's. Before the first heartbeat
 * it is the terminal's own.
 */
let offsetMs = 0;
let exactOffsetMs = 0;

/** Below this a correction would only make the seconds jump. */
const smallestOffsetMs = 1_500;

/** The terminal's clock minus the server's, in milliseconds. */
export function setClockOffset(ms: number): void {
  exactOffsetMs = ms;
  offsetMs = Math.abs(ms) < smallestOffsetMs ? 0 : ms;
}

/** Milliseconds since 1970 by the server's clock. */
export const clockNow = (): number => Date.now() - offsetMs;

/** The same with small differences as well: for what several screens do at one moment. Not for clocks that people read, its seconds jump. */
export const exactNow = (): number => Date.now() - exactOffsetMs;

/** A time taken with `Date.now()` as the server's clock would have shown it. */
export const onServerClock = (terminalMs: number): number => terminalMs - offsetMs;
