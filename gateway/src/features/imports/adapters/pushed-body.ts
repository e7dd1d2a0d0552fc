import { isUtf8 } from 'node:buffer';
import { AppError } from '../../../plugins/errors.ts';

/** A request in a sender's own words. */
export interface PushedBody {
  value: unknown;
  /** The text may hold NUL or half characters, which JSON can only write as escapes. */
  suspicious: boolean;
}

/** One JSON value, or one per line when it says so. Throws `ingest.notJson`, `request.invalid`. */
export function readPushedBody(body: Buffer, contentType: string): PushedBody {
  if (!isUtf8(body)) throw new AppError('request.invalid', 'the body is not UTF-8');
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  const lines = contentType.startsWith('application/x-ndjson') ? text.split('\n') : null;
  const value =
    lines === null
      ? parse(text, 1)
      : lines.flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, index + 1)]));
  return { value, suspicious: text.includes('\\u') };
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser quotes what it read: at most a little of it, and no control characters.
    throw new AppError(
      'ingest.notJson',
      line,
      (error as Error).message.replaceAll(/\p{Cc}/gu, ' ').slice(0, 120),
    );
  }
}
