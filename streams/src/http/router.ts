import type { IncomingMessage, ServerResponse } from 'node:http';
import { PICTURES_PATH } from '@fengqiao/contract/picture-socket';
import type { Logger } from 'pino';
import type { NodeDeps } from '../node/deps.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import { handleInternal, internalRoutes } from './internal-routes.ts';
import { handleLive } from './live-routes.ts';
import { renderMetrics } from './metrics.ts';
import { countStates } from './node-status.ts';
import { handleRecorded } from './recorded-routes.ts';
import { notFound } from './refusals.ts';
import { requestIdOf } from './request-id.ts';
import { HttpError, sendError, sendJson } from './respond.ts';

/** One function for `http.createServer`; every throw ends as an answer. */
export function createRouter(deps: NodeDeps): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    route(deps, request, response).catch((error: unknown) => refuse(deps.log, request, response, error));
  };
}

interface Place {
  /** Names of the routes behind it. */
  names: readonly string[];
  holds(path: string): boolean;
  answer(deps: NodeDeps, request: IncomingMessage, response: ServerResponse, path: string): unknown;
}

const places: readonly Place[] = [
  {
    names: [
      'GET /live/:grant/:camera/:file',
      'GET /live/:grant/:camera/sub/:file',
      'GET /live/:grant/:camera/poster.mp4',
    ],
    holds: (path) => path.startsWith('/live/'),
    answer: (deps, request, response, path) => {
      allowOrigin(deps.allowOrigins, request, response);
      if (request.method === 'OPTIONS') return answerPreflight(response);
      const [, search = ''] = (request.url ?? '').split('?', 2);
      return handleLive(deps, request, response, path, new URLSearchParams(search));
    },
  },
  {
    names: [`GET ${PICTURES_PATH}`],
    holds: (path) => path === PICTURES_PATH,
    answer: () => {
      throw new HttpError(426, 'request.unsupported', 'Ask for an upgrade to a WebSocket');
    },
  },
  {
    names: ['GET /recorded/:grant/:camera/:file'],
    holds: (path) => path.startsWith('/recorded/'),
    answer: (deps, request, response, path) => {
      allowOrigin(deps.allowOrigins, request, response);
      if (request.method === 'OPTIONS') return answerPreflight(response);
      return handleRecorded(deps, request, response, path);
    },
  },
  {
    names: internalRoutes.map(({ name }) => name),
    holds: (path) => path.startsWith('/internal/'),
    answer: handleInternal,
  },
  {
    names: ['GET /health'],
    holds: (path) => path === '/health',
    answer: ({ relay }, _request, response) => {
      const { live, failed } = countStates(relay.statuses());
      sendJson(response, 200, { status: 'ok', live, failed });
    },
  },
  {
    names: ['GET /metrics'],
    holds: (path) => path === '/metrics',
    answer: ({ relay, recordings }, _request, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(renderMetrics(relay, recordings?.report()));
    },
  },
];

/** Every route of a node, from the table that answers them: a test sees to it that each is asked for a private picture. */
export const nodeRoutes: readonly string[] = places.flatMap(({ names }) => names);

async function route(deps: NodeDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  response.setHeader('x-content-type-options', 'nosniff');
  const place = places.find(({ holds }) => holds(path));
  if (place === undefined) throw notFound('This address');
  await place.answer(deps, request, response, path);
}

/** The path is not logged: a grant is in it. */
function refuse(log: Logger, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const requestId = requestIdOf(request);
  const known = error instanceof HttpError;
  if (!known) log.error({ err: error, requestId }, 'request failed');
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const answer = known
    ? error
    : new HttpError(500, 'internal', 'Something went wrong; the log has it under the request id');
  sendError(response, answer, requestId);
}
