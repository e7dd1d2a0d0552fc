import type { Socket } from 'node:net';
import { format } from 'node:util';
import createError from '@fastify/error';
import { type ErrorBody, type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import { databaseErrorKind, isUnavailable } from '@fengqiao/db';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { describeValidation } from './validation-errors.ts';

const Base = createError<[message: string]>('internal', '%s', 500);

/** A refusal with a code of the contract's table; `args` fill the `%s` of its message in order. */
export class AppError extends Base {
  /** Facts for a program, sent as `error.details`. */
  details: unknown;
  /** Seconds, sent as Retry-After. */
  retryAfterS: number | null = null;

  constructor(code: ErrorCode, ...args: readonly (string | number)[]) {
    const [statusCode, text] = errorTable[code];
    super(format(text, ...args));
    this.name = 'AppError';
    this.code = code;
    this.statusCode = statusCode;
  }

  withDetails(details: unknown): this {
    this.details = details;
    return this;
  }

  retryAfter(seconds: number): this {
    this.retryAfterS = seconds;
    return this;
  }
}

/** The body of a refusal, the same in HTTP answers and in socket acknowledgements. */
export function errorBody(error: AppError, requestId: string): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details === undefined ? {} : { details: error.details }),
      requestId,
    },
  };
}

/** Any thrown thing as an `AppError`; what nobody foresaw becomes `internal` and says nothing of its cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return new AppError('database.unavailable').retryAfter(2);
  // A row outside the caller's area; a missing grant is our own fault and stays `internal`.
  const kind = databaseErrorKind(error);
  if (kind === 'denied' && /row-level security/.test((error as Error).message))
    return new AppError('access.denied');
  if (kind === 'badValue')
    return new AppError('request.invalid', 'a value cannot be stored, e.g. a NUL character');
  const known = error as Partial<FastifyError>;
  if (known.code === 'FST_ERR_BAD_URL')
    return new AppError('request.invalid', 'the address is not a valid URL');
  if (known.validation !== undefined) {
    const { message, details } = describeValidation(known.validation, known.validationContext ?? 'request');
    return new AppError('request.invalid', message).withDetails(details);
  }
  switch (known.statusCode) {
    case 413:
      return new AppError('request.tooLarge', 'this route takes');
    case 415:
      return new AppError('request.unsupported', 'application/json');
    case 404:
      return new AppError('notFound', 'This');
    case 429:
      return new AppError('tooManyRequests', 60);
    default:
  }
  if (known.statusCode !== undefined && known.statusCode >= 400 && known.statusCode < 500)
    return new AppError('request.invalid', known.message ?? 'malformed');
  return new AppError('internal');
}

/** Answers any failure of a request with the one error body. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = toAppError(error);
  if (refusal.code === 'internal') request.log.error({ err: error }, 'unforeseen error');
  else if ((refusal.statusCode ?? 500) >= 500) request.log.warn({ err: error }, refusal.message);
  if (refusal.retryAfterS !== null) reply.header('retry-after', String(refusal.retryAfterS));
  return reply
    .code(refusal.statusCode ?? 500)
    .type('application/json; charset=utf-8')
    .header('x-content-type-options', 'nosniff') // also where no hook has run: an address that is none
    .serializer(JSON.stringify)
    .send(errorBody(refusal, request.id));
}

/** Answers what is no HTTP at all (it has no request yet) in the same form, and hangs up. */
export function answerMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const refusal =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new AppError('request.tooLarge', 'the limit for headers')
      : new AppError('request.invalid', 'this is not HTTP');
  const body = JSON.stringify(errorBody(refusal, crypto.randomUUID()));
  socket.end(
    `HTTP/1.1 ${refusal.statusCode} ${refusal.code}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** The one error handler and the one not-found handler. */
export const errorsPlugin = fp(
  async (app) => {
    app.setErrorHandler(answerError);
    app.setNotFoundHandler((request, reply) =>
      answerError(new AppError('notFound', `${request.method} ${request.url.split('?')[0]}`), request, reply),
    );
  },
  { name: 'errors' },
);
