import { type ErrorCode, errorTable } from '@fengqiao/contract/errors';
import { HttpError } from './respond.ts';

/** One refusal for all that a grant does not open: it gives no hint what was wrong. */
export const denied = (): HttpError => refusal('play.denied');

/** The node forgets its cameras when it restarts: the gateway tells it again, so viewers are asked to wait (503). */
export const unknownCamera = (status: 404 | 503 = 503): HttpError =>
  new HttpError(status, 'camera.unknown', errorTable['camera.unknown'][1], { retryAfterS: 2 });

export const nodeFull = (): HttpError =>
  new HttpError(errorTable['node.full'][0], 'node.full', errorTable['node.full'][1], { retryAfterS: 5 });

/** @param what is not there, e.g. `This file` */
export const notFound = (what: string): HttpError => new HttpError(404, 'notFound', `${what} does not exist`);

/** A refusal whose words in the table have no gaps. */
export function refusal(code: ErrorCode): HttpError {
  const [status, message] = errorTable[code];
  return new HttpError(status, code, message);
}
