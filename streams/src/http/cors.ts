import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets the gateway's pages read pictures, their times and this node's clock. @param allowed origins, or `*` */
export function allowOrigin(
  allowed: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin } = request.headers;
  const any = allowed.includes('*');
  if (!any) response.setHeader('vary', 'origin');
  response.setHeader('x-server-time', Date.now());
  if (!any && (origin === undefined || !allowed.includes(origin))) return;
  const value = any ? '*' : (origin ?? '*');
  response.setHeader('access-control-allow-origin', value);
  response.setHeader('timing-allow-origin', value);
  response.setHeader('access-control-expose-headers', 'x-server-time, x-captured-at, retry-after');
}

/** The answer to a browser's question before a request it thinks unusual. */
export function answerPreflight(response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, HEAD');
  response.setHeader('access-control-allow-headers', 'range, x-request-id');
  response.setHeader('access-control-max-age', '600');
  response.writeHead(204).end();
}
