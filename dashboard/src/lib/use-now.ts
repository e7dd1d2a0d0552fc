import { useSyncExternalStore } from 'react';
import { clockNow } from './clock.ts';

/** One timer per interval for the whole page, running only while somebody looks. */
function createClock(intervalMs: number) {
  const listeners = new Set<() => void>();
  let now = clockNow();
  let timer: ReturnType<typeof setInterval> | undefined;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    timer ??= setInterval(() => {
      now = clockNow();
      for (const each of listeners) each();
    }, intervalMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  const read = () => {
    // A clock nobody listened to is behind; it catches up before it is shown.
    if (timer === undefined && Math.abs(clockNow() - now) >= intervalMs) now = clockNow();
    return now;
  };
  return { subscribe, read };
}

const clocks = new Map<number, ReturnType<typeof createClock>>();

/** The time in milliseconds by the server's clock, renewed every `intervalMs`. */
export function useNow(intervalMs = 1000): number {
  let clock = clocks.get(intervalMs);
  if (!clock) {
    clock = createClock(intervalMs);
    clocks.set(intervalMs, clock);
  }
  return useSyncExternalStore(clock.subscribe, clock.read, clock.read);
}
