import type { ServerResponse } from 'node:http';
import type { Poster } from '../relay/posters.ts';
import { notFound } from './refusals.ts';

export const POSTER_NAME = 'poster.mp4';

/** A still picture while the live one is waited for; `x-captured-at` (epoch ms) lets the page say how old it is. @throws HttpError 404 */
export function sendPoster(response: ServerResponse, poster: Poster | undefined): void {
  if (poster === undefined) throw notFound('A picture of this camera');
  response.writeHead(200, {
    'content-type': 'video/mp4',
    'content-length': poster.pieces.reduce((sum, { length }) => sum + length, 0),
    'cache-control': 'no-store',
    'x-captured-at': Math.round(poster.capturedAt),
  });
  if (response.req.method !== 'HEAD') for (const piece of poster.pieces) response.write(piece);
  response.end();
}
