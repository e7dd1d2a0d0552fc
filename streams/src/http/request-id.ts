import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** An id from the caller when it is harmless, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}
