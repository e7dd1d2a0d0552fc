/** One reading of the server's clock, all in milliseconds; `sentMs` and `receivedMs` by the browser's clock. */
export interface ClockReading {
  serverMs: number;
  sentMs: number;
  receivedMs: number;
}

/**
 * The server's clock as this browser sees it. Wall terminals are often minutes off, and a latency against a wrong
 * clock is worse than none. The reading with the shortest way of the last ten wins.
 */
export class ServerClock {
  #readings: ClockReading[] = [];

  observe(reading: ClockReading): void {
    this.#readings = [...this.#readings, reading].slice(-10);
  }

  /** Server time in milliseconds at a browser time; null before the first reading. */
  at(browserMs: number): number | null {
    const [first, ...rest] = this.#readings;
    if (!first) return null;
    const way = ({ sentMs, receivedMs }: ClockReading) => receivedMs - sentMs;
    const best = rest.reduce((kept, next) => (way(next) <= way(kept) ? next : kept), first);
    return browserMs + best.serverMs - (best.sentMs + best.receivedMs) / 2;
  }
}

/** How late a picture is: server time now minus the time its frame was taken; never negative, null when unknown. */
export function latencyMs(serverNowMs: number | null, capturedMs: number | null): number | null {
  return serverNowMs === null || capturedMs === null ? null : Math.max(0, serverNowMs - capturedMs);
}
