import { toUSVString } from 'node:util';

/** PostgreSQL stores no NUL and no half of a surrogate pair. */
const unstorable = (text: string) => text.includes('\0') || /\p{Surrogate}/u.test(text);

/** A text without what the database cannot hold. */
export const storable = (text: string) => toUSVString(text.replaceAll('\0', '\ufffd'));

/** Far deeper than any event; PostgreSQL would give up at some thousands. */
const deepest = 40;

/** Whether every string of a value, keys included, can be stored, and it is not nested beyond reason. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !unstorable(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  for (const [name, child] of Object.entries(value)) {
    if (unstorable(name) || !isStorable(child, depth + 1)) return false;
  }
  return true;
}

/**
 * JSON text of an event for quarantine. What the database cannot hold is kept as its own JSON text in `raw`, so that
 * nothing is lost: `\u0000` stays those six letters.
 */
export function quarantineText(event: unknown): string {
  if (event === undefined) return '{"raw":""}';
  if (isStorable(event)) return JSON.stringify(event);
  try {
    return JSON.stringify({ raw: JSON.stringify(event) });
  } catch {
    return JSON.stringify({ raw: 'nested too deeply to be written down' });
  }
}
