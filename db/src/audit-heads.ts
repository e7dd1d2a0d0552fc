import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Heads of the audit chain written down outside the database, one line each: `<time> <day>:<no>:<hash>`. Who shortens or rewrites
 * the log in the database cannot change them. A line `<time> restored <head>` says that a backup brought the log back to that head.
 */
export interface Head {
  /** `YYYY-MM-DD`. */
  day: string;
  no: number;
  /** Lower-case hex. */
  hash: string;
}

/** Name of the file in the data folder. */
export const AUDIT_HEADS_FILE = 'audit-heads.log';

export const formatHead = ({ day, no, hash }: Head): string => `${day}:${no}:${hash}`;

/** Reads `day:no:hash`; null when it is not one. */
export function parseHead(text: string): Head | null {
  const [, day, no, hash] = /^(\d{4}-\d{2}-\d{2}):([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
  return day === undefined || no === undefined || hash === undefined ? null : { day, no: Number(no), hash };
}

/** Negative when `a` stands before `b` in the log. */
export function comparePlaces(a: { day: string; no: number }, b: { day: string; no: number }): number {
  return a.day === b.day ? a.no - b.no : a.day < b.day ? -1 : 1;
}

/** Appends a line, on disk when it resolves. `restored` null = the restored log was empty. */
export async function appendHead(
  file: string,
  entry: { head: Head } | { restored: Head | null },
  at = new Date(),
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const said =
    'head' in entry
      ? formatHead(entry.head)
      : `restored ${entry.restored === null ? '-' : formatHead(entry.restored)}`;
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(`${at.toISOString()} ${said}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Heads that the log must still hold; [] when there is no file. Throws on a line that is none. */
export async function readHeads(file: string): Promise<Head[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  let heads: Head[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, restored, said = ''] = /^\S+ (restored )?(\S+)$/.exec(line.trim()) ?? [];
    const head = parseHead(said);
    if (head === null && !(restored && said === '-'))
      throw new Error(`${file}, line ${index + 1} is not a head of the audit log`);
    if (restored) heads = head === null ? [] : heads.filter((each) => comparePlaces(each, head) <= 0);
    if (head !== null) heads.push(head);
  }
  return heads;
}
