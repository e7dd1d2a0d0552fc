import { isUtf8 } from 'node:buffer';
import { maxIngestBatch } from '@fengqiao/contract/ingest';
import { AppError } from '../../plugins/errors.ts';

/** The events of a request, not examined yet. */
export interface IngestBody {
  events: unknown[];
  /** The text may hold NUL or half characters, which JSON can only write as escapes. */
  suspicious: boolean;
}

/** A JSON array. Throws `ingest.notJson`, `request.invalid`, `ingest.tooMany`. */
export function readJsonArray(body: Buffer): IngestBody {
  const text = utf8(body);
  let events: unknown;
  try {
    events = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    throw new AppError('ingest.notJson', text.slice(0, position).split('\n').length, clean(message));
  }
  if (!Array.isArray(events)) throw new AppError('request.invalid', 'send a JSON array of events');
  return bounded(events, text);
}

/** One JSON value per line; empty lines are nothing. Throws `ingest.notJson`, `ingest.tooMany`. */
export function readLines(body: Buffer): IngestBody {
  const text = utf8(body);
  const events: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      events.push(JSON.parse(line));
    } catch (error) {
      throw new AppError('ingest.notJson', index + 1, clean((error as Error).message));
    }
  }
  return bounded(events, text);
}

function bounded(events: unknown[], text: string): IngestBody {
  if (events.length > maxIngestBatch) throw new AppError('ingest.tooMany', maxIngestBatch, events.length);
  return { events, suspicious: text.includes('\\u') };
}

/** Replacement characters in place of broken bytes would be stored as if somebody had written them. */
function utf8(body: Buffer): string {
  if (!isUtf8(body)) throw new AppError('request.invalid', 'the body is not UTF-8');
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The parser quotes what it read: at most a little of it, and no control characters. */
const clean = (message: string) => message.replaceAll(/\p{Cc}/gu, ' ').slice(0, 120);
