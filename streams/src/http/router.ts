import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { allowOrigin, answerPreflight } from './cors.ts';
import { handleInternal, type InternalDeps } from './internal-routes.ts';
import { handleLive, type LiveDeps, requestIdOf } from './live-routes.ts';
import { renderMetrics } from './metrics.ts';
import { countStates } from './node-status.ts';
import { HttpError, sendError, sendJson } from './respond.ts';

export interface RouterDeps extends InternalDeps, LiveDeps {
  allowOrigins: readonly string[];
  log: Logger;
}

/** One function for `http.createServer`; every throw ends as an answer. */
export function createRouter(deps: RouterDeps): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    route(deps, request, response).catch((error: unknown) => refuse(deps.log, request, response, error));
  };
}

async function route(deps: RouterDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  response.setHeader('x-content-type-options', 'nosniff');
  if (path.startsWith('/live/')) {
    allowOrigin(deps.allowOrigins, request, response);
    if (request.method === 'OPTIONS') answerPreflight(response);
    else await handleLive(deps, request, response, path, new URLSearchParams(search));
  } else if (path.startsWith('/internal/')) await handleInternal(deps, request, response, path);
  else if (path === '/health') {
    const { live, failed } = countStates(deps.relay.statuses());
    sendJson(response, 200, { status: 'ok', live, failed });
  } else if (path === '/metrics') {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(renderMetrics(deps.relay));
  } else throw new HttpError(404, 'notFound', 'This address does not exist');
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
