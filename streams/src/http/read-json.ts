import type { IncomingMessage } from 'node:http';
import { HttpError } from './respond.ts';

const LIMIT = 16 * 1024;

/** @throws HttpError 400, 413 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT)
      throw new HttpError(413, 'request.tooLarge', `The request is larger than ${LIMIT} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpError(400, 'request.invalid', 'The request does not fit: it is not JSON');
  }
}
