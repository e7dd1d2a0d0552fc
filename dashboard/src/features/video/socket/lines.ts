import { PictureLine } from './picture-line.ts';

/** One line for each node, whatever its tiles. */
const lines = new Map<string, PictureLine>();
/** Lines that a proxy on the way does not let through, with the time (epoch ms) until which nobody tries again. */
const blocked = new Map<string, number>();

const blockedMs = 5 * 60_000;

/** The line of this page to a node. */
export function pictureLine(url: string): PictureLine {
  const line =
    lines.get(url) ??
    new PictureLine(url, {
      connect: (address) => new WebSocket(address),
      now: () => performance.timeOrigin + performance.now(),
      random: Math.random,
    });
  lines.set(url, line);
  return line;
}

/** Remembers that the node answers and its socket does not open. */
export function blockLine(url: string): void {
  blocked.set(url, Date.now() + blockedMs);
}

export const isLineBlocked = (url: string): boolean => (blocked.get(url) ?? 0) > Date.now();
