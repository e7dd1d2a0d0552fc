import type { FileHandle } from 'node:fs/promises';
import type { FileIndex, IndexedPart } from './part-index.ts';
import { MARK_LENGTH, readMark } from './part-mark.ts';

/** What is whole in a file. */
export interface Scanned extends Omit<FileIndex, 'continues'> {
  /** Bytes up to the end of the last whole part: what is behind it was being written when the process ended. */
  length: number;
}

/** Reads a file box by box. Null when not even its init segment and one part are whole. */
export async function scanFile(handle: FileHandle, size: number): Promise<Scanned | null> {
  const head = Buffer.alloc(MARK_LENGTH);
  const parts: IndexedPart[] = [];
  let mark: ReturnType<typeof readMark> = null;
  let initLength = 0;
  let begin = 0;
  let length = 0;
  for (let at = 0; at + 8 <= size; ) {
    const { bytesRead } = await handle.read(head, 0, MARK_LENGTH, at);
    const boxSize = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (bytesRead < 8 || boxSize < 8 || at + boxSize > size) break;
    if (type === 'uuid') {
      mark = readMark(head.subarray(0, bytesRead));
      begin = at;
      if (parts.length === 0) initLength = at;
    }
    at += boxSize;
    if (type === 'mdat' && mark !== null) {
      parts.push({ ...mark, offset: begin, length: at - begin });
      mark = null;
      length = at;
    }
  }
  return parts.length === 0 || initLength === 0 ? null : { initLength, parts, length };
}
