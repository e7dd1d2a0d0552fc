import { createReadStream } from 'node:fs';
import { constants, access as mayAccess } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { NodeDeps } from '../node/deps.ts';
import type { RecordedFile } from '../recording/catalogue.ts';
import type { Span } from '../recording/pieces.ts';
import { type ByteRange, isWithin, playlistOf } from '../recording/read-ring.ts';
import type { Recordings } from '../recording/recordings.ts';
import { denied, notFound, unknownCamera } from './refusals.ts';

export type RecordedDeps = Pick<NodeDeps, 'relay' | 'access' | 'recordings'>;

/** Nothing is decoded: what does not fit as it stands is refused like a wrong grant. */
const RECORDED = /^\/recorded\/([A-Za-z0-9._-]{1,900})\/(\d{20})\/(?:(index\.m3u8)|(\d{13})\.mp4)$/;

/**
 * Recorded pictures: a grant in every path that names the camera and the time; nothing outside them is handed out, not even bytes of
 * the same file. @throws HttpError
 */
export async function handleRecorded(
  { relay, access, recordings }: RecordedDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const [, token = '', cameraId = '', playlist, start] = RECORDED.exec(path) ?? [];
  const grant = access.read(token, cameraId, Date.now());
  if (grant === null || (request.method !== 'GET' && request.method !== 'HEAD')) throw denied();
  const { from, to, approval } = grant;
  if (from === undefined || to === undefined || to <= from || approval !== undefined) throw denied();
  const camera = relay.camera(cameraId);
  if (camera === undefined) throw unknownCamera();
  if (camera.private || recordings === undefined) throw denied();
  const within = { fromMs: from * 1000, toMs: to * 1000 };
  if (playlist !== undefined) await sendPlaylist(recordings, cameraId, within, response);
  else await sendBytes(recordings, cameraId, Number(start), within, request, response);
}

async function sendPlaylist(
  { store }: Recordings,
  cameraId: string,
  within: Span,
  response: ServerResponse,
): Promise<void> {
  const text = await playlistOf(store, cameraId, within);
  if (text === null) throw notFound('This recording');
  const bytes = Buffer.from(text);
  response.writeHead(200, {
    'content-type': 'application/vnd.apple.mpegurl',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

async function sendBytes(
  { store }: Recordings,
  cameraId: string,
  startMs: number,
  within: Span,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = store.catalogue.find(cameraId, startMs);
  if (file === undefined || file.startMs >= within.toMs || file.endMs <= within.fromMs) throw denied();
  const range = rangeOf(request.headers.range, file.bytes);
  if (range === null || !(await isWithin(store, file, range, within))) throw denied();
  const whole = request.headers.range === undefined;
  const path = await readablePath(store.path(file), () => store.path(file));
  response.writeHead(whole ? 200 : 206, {
    'content-type': 'video/mp4',
    'content-length': range.last - range.first + 1,
    ...(whole ? {} : { 'content-range': `bytes ${range.first}-${range.last}/${file.bytes}` }),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
  });
  if (request.method === 'HEAD') response.end();
  else
    await pipeline(createReadStream(path, { start: range.first, end: range.last }), response).catch(() =>
      // The viewer went, or the file with its camera: there is nobody to tell.
      response.destroy(),
    );
}

/** A file may get its final name just now: then it lies under that. @throws HttpError 404 when it is gone */
async function readablePath(path: string, again: () => string): Promise<string> {
  for (const each of [path, again()]) {
    const found = await mayAccess(each, constants.R_OK).then(
      () => true,
      () => false,
    );
    if (found) return each;
  }
  throw notFound('This file');
}

/** One range of bytes, or the whole file without a header; null for anything else. */
function rangeOf(header: string | undefined, size: RecordedFile['bytes']): ByteRange | null {
  if (header === undefined) return { first: 0, last: size - 1 };
  const match = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header);
  if (match === null) return null;
  const first = Number(match[1]);
  const last = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return first > last ? null : { first, last };
}
