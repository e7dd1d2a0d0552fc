import type { LiveStream } from './live-stream.ts';

/** An answer without HTTP in it. */
export interface HlsAnswer {
  status: 200 | 400 | 404 | 503;
  type: string;
  /** Seconds; 0 for what changes. */
  maxAgeS: number;
  pieces: Buffer[];
}

export interface HlsQuery {
  /** `_HLS_msn` and `_HLS_part` as they were sent. */
  msn: string | null;
  part: string | null;
}

export const PLAYLIST_NAME = 'index.m3u8';
const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl';
const MEDIA_AGE_S = 60;
/** A blocked request ends after this many target durations (6.2.5.2). */
const BLOCK_TARGETS = 3;
/** A player may not ask further ahead than this (6.2.5.2). */
const AHEAD_LIMIT = 2;

const refusal = (status: 400 | 404 | 503): HlsAnswer => ({ status, type: '', maxAgeS: 0, pieces: [] });

/** Answers one request for a file of a stream: its playlist, an init segment, a segment or a part. */
export async function answerHls(
  stream: LiveStream,
  name: string,
  query: HlsQuery,
  signal: AbortSignal,
): Promise<HlsAnswer> {
  if (name === PLAYLIST_NAME) return answerPlaylist(stream, query, signal);
  if (stream.file(name) === 'next') {
    await stream.wait(() => stream.file(name) !== 'next', blockMs(stream), signal);
  }
  const file = stream.file(name);
  if (file === undefined) return refusal(404);
  if (file === 'next') return refusal(503);
  // A viewer may read them for longer than the stream keeps them.
  return { status: 200, type: file.type, maxAgeS: MEDIA_AGE_S, pieces: [Buffer.concat(file.pieces)] };
}

const blockMs = (stream: LiveStream): number => stream.targetDurationS * BLOCK_TARGETS * 1000;

async function answerPlaylist(stream: LiveStream, query: HlsQuery, signal: AbortSignal): Promise<HlsAnswer> {
  const msn = directive(query.msn);
  const part = directive(query.part);
  if (msn === null || part === null || (msn === undefined && part !== undefined)) return refusal(400);
  if (msn !== undefined) {
    if (stream.lastMsn !== undefined && msn > stream.lastMsn + AHEAD_LIMIT) return refusal(400);
    // When the camera is silent the unchanged playlist is answered at the end, not the draft's 503: hls.js gives
    // up after a few errors, and goes on by itself after any number of unchanged playlists.
    await stream.wait(() => stream.holds(msn, part), blockMs(stream), signal);
  }
  const text = stream.playlist();
  if (text === undefined) return refusal(503);
  return { status: 200, type: PLAYLIST_TYPE, maxAgeS: 0, pieces: [Buffer.from(text)] };
}

/** A decimal number; `undefined` when absent, `null` when it is none. */
function directive(value: string | null): number | undefined | null {
  if (value === null) return undefined;
  return /^\d{1,15}$/.test(value) ? Number(value) : null;
}
