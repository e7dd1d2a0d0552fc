import { endOf, type IndexedPart } from './part-index.ts';

/** A span of time, epoch ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** What is missing between two files for less than this is no gap: a camera's clock moves by a little. */
export const GAP_MS = 1000;

/** What spans cover of a time together, joined where they meet. `spans` in the order of their beginnings. */
export function cover(spans: readonly Span[], { fromMs, toMs }: Span): Span[] {
  const covered: Span[] = [];
  for (const span of spans) {
    const from = Math.max(span.fromMs, fromMs);
    const to = Math.min(span.toMs, toMs);
    if (to <= from) continue;
    const last = covered.at(-1);
    if (last !== undefined && from - last.toMs <= GAP_MS) last.toMs = Math.max(last.toMs, to);
    else covered.push({ fromMs: from, toMs: to });
  }
  return covered;
}

/** A run of parts that begins with a key frame: one `EXTINF` of a playlist. */
export interface Piece {
  offset: number;
  length: number;
  wallMs: number;
  endMs: number;
  durationTicks: number;
}

/** A piece ends at the first key frame after this time. */
const PIECE_TICKS = 4 * 90_000;

/** The parts of a file, put together from key frame to key frame. */
export function piecesOf(parts: readonly IndexedPart[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last === undefined || (part.independent && last.durationTicks >= PIECE_TICKS)) {
      const { offset, length, wallMs, durationTicks } = part;
      pieces.push({ offset, length, wallMs, durationTicks, endMs: endOf(part) });
    } else {
      last.length += part.length;
      last.durationTicks += part.durationTicks;
      last.endMs = endOf(part);
    }
  }
  return pieces;
}

/** The pieces that hold something of a time: the first may begin a group of pictures before it. */
export const piecesWithin = (pieces: readonly Piece[], { fromMs, toMs }: Span): Piece[] =>
  pieces.filter(({ wallMs, endMs }) => wallMs < toMs && endMs > fromMs);
