import { instantOf } from '../../lib/time.ts';

/** What the address of a playback says: `?at=2026-11-22T15:42:08+08:00`. */
export interface PlaybackSearch {
  at?: string;
}

/** Reads the address; a time that is none, or lies in the future of any clock, is left out. */
export function parsePlaybackSearch(search: Record<string, unknown>): PlaybackSearch {
  const atMs = Date.parse(String(search.at ?? ''));
  return Number.isFinite(atMs) && atMs > 0 ? { at: instantOf(atMs) } : {};
}

/** A time for the address, to the second. */
export const searchOf = (atMs: number): PlaybackSearch => ({ at: instantOf(atMs) });
