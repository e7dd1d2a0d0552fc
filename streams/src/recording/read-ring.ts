import type { RecordedFile } from './catalogue.ts';
import type { FileIndex } from './part-index.ts';
import { type Piece, piecesOf, piecesWithin, type Span } from './pieces.ts';
import type { RingStore } from './ring-store.ts';
import { type ListedFile, renderVod } from './vod-playlist.ts';

/** Bytes of a file, both ends included. */
export interface ByteRange {
  first: number;
  last: number;
}

/** The playlist of what there is of a time; null when there is nothing. */
export async function playlistOf(store: RingStore, cameraId: string, within: Span): Promise<string | null> {
  const listed: ListedFile[] = [];
  for (const file of store.catalogue.within(cameraId, within.fromMs, within.toMs)) {
    const index = await store.index(file);
    const pieces = index === null ? [] : piecesWithin(piecesOf(index.parts), within);
    if (index === null || pieces.length === 0) continue;
    const { initLength, continues } = index;
    listed.push({ startMs: file.startMs, initLength, continues, pieces });
  }
  return listed.length === 0 ? null : renderVod(listed);
}

/** Whether every byte of a range belongs to a time: the init segment, or pieces that hold something of it. */
export async function isWithin(
  store: RingStore,
  file: RecordedFile,
  range: ByteRange,
  within: Span,
): Promise<boolean> {
  const index = await store.index(file);
  if (index === null) return false;
  return range.last < index.initLength || holds(piecesWithin(piecesOf(index.parts), within), index, range);
}

/** The pieces of a time lie one behind the other. */
function holds(pieces: readonly Piece[], { initLength }: FileIndex, { first, last }: ByteRange): boolean {
  const [begin, end] = [pieces[0], pieces.at(-1)];
  if (begin === undefined || end === undefined) return false;
  const from = begin.offset === initLength ? 0 : begin.offset;
  return first >= from && last < end.offset + end.length;
}
