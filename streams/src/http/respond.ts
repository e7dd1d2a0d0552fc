import type { ServerResponse } from 'node:http';
import type { ErrorBody } from '@fengqiao/contract/errors';

/** A refusal on its way to the client. The message may hold nothing secret. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** Seconds. */
  readonly retryAfterS: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: unknown; retryAfterS?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = more.details;
    this.retryAfterS = more.retryAfterS;
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

export function sendError(response: ServerResponse, error: HttpError, requestId: string): void {
  if (error.retryAfterS !== undefined) response.setHeader('retry-after', error.retryAfterS);
  const { code, message, details } = error;
  const body: ErrorBody = { error: { code, message, ...(details !== undefined && { details }), requestId } };
  sendJson(response, error.status, body);
}
