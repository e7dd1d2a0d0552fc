import type { ServerResponse } from 'node:http';
import type { Poster } from '../relay/posters.ts';

export const POSTER_NAME = 'poster.mp4';

/**
 * A still picture while the live one is waited for; `x-captured-at` (epoch ms) lets the page say how old it is. 204 when there is none:
 * most tiles of a cold node ask in vain, and a wall's console should hold no errors that are none.
 */
export function sendPoster(response: ServerResponse, poster: Poster | undefined): void {
  if (poster === undefined) {
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'video/mp4',
    'content-length': poster.pieces.reduce((sum, { length }) => sum + length, 0),
    'cache-control': 'no-store',
    'x-captured-at': Math.round(poster.capturedAt),
  });
  if (response.req.method !== 'HEAD') for (const piece of poster.pieces) response.write(piece);
  response.end();
}
