import { expect, test } from 'vitest';
import { decodeIndex, encodeHeader, encodeParts, type IndexedPart } from './part-index.ts';
import { cover, piecesOf, piecesWithin } from './pieces.ts';

/** Parts of half a second from 0, 100 bytes each behind an init segment of 50; a key frame every so many. */
const parts = (count: number, keyEvery: number): IndexedPart[] =>
  Array.from({ length: count }, (_, i) => ({
    offset: 50 + i * 100,
    length: 100,
    wallMs: i * 500,
    durationTicks: 45_000,
    independent: i % keyEvery === 0,
  }));

test('pieces go from key frame to key frame and last four seconds or more', () => {
  const pieces = piecesOf(parts(24, 4));
  expect(pieces.map(({ offset, length, endMs }) => [offset, length, endMs])).toEqual([
    [50, 800, 4_000],
    [850, 800, 8_000],
    [1_650, 800, 12_000],
  ]);
});

test('a rare key frame makes a long piece, never one that begins without', () => {
  expect(piecesOf(parts(24, 20)).map(({ length }) => length)).toEqual([2_000, 400]);
});

test('only pieces that hold something of a time belong to it', () => {
  const within = piecesWithin(piecesOf(parts(24, 4)), { fromMs: 4_000, toMs: 8_000 });
  expect(within.map(({ wallMs }) => wallMs)).toEqual([4_000]);
});

test('spans are joined where they meet and cut at the ends; a second is no gap', () => {
  const spans = [
    { fromMs: 0, toMs: 10_000 },
    { fromMs: 10_900, toMs: 20_000 },
    { fromMs: 25_000, toMs: 40_000 },
  ];
  expect(cover(spans, { fromMs: 5_000, toMs: 30_000 })).toEqual([
    { fromMs: 5_000, toMs: 20_000 },
    { fromMs: 25_000, toMs: 30_000 },
  ]);
});

test('an index is read as it was written, without a torn last line; one that does not fit together is none', () => {
  const written = parts(3, 3);
  const head = encodeHeader({ initLength: 50, continues: true });
  const bytes = Buffer.concat([head, encodeParts(written)]);
  expect(decodeIndex(bytes)).toEqual({ initLength: 50, continues: true, parts: written });
  expect(decodeIndex(bytes.subarray(0, -5))?.parts).toHaveLength(2);
  expect(decodeIndex(Buffer.concat([head, encodeParts(written.slice(1))]))).toBeNull();
  expect(decodeIndex(Buffer.alloc(40))).toBeNull();
});
