import { expect, test } from 'vitest';
import { type Kept, PartMemory } from './part-memory.ts';

const KB = 1024;
const part = (fill: number, size = 25 * KB): Buffer => Buffer.alloc(size, fill);
/** Where a part lies. */
const place = ({ bytes }: Kept): string => `${blockOf(bytes)} ${bytes.byteOffset}`;

const blocks: ArrayBufferLike[] = [];
/** Number of the block, in the order in which they were seen. */
function blockOf({ buffer }: Buffer): number {
  if (!blocks.includes(buffer)) blocks.push(buffer);
  return blocks.indexOf(buffer);
}

test('what is kept is a copy, and what was kept before stays as it is', () => {
  const memory = new PartMemory();
  const given = part(1);
  const kept = memory.keep(given);
  given.fill(9);
  memory.keep(part(2));
  expect(kept.bytes).toEqual(part(1));
});

test('a stream that goes on for long uses the same few blocks again and again', () => {
  const memory = new PartMemory();
  const window: Kept[] = [];
  const used = new Set<number>();
  for (let i = 0; i < 1000; i++) {
    // Key parts are twice as large, and segments leave whole.
    window.push(memory.keep(part(i % 256, (i % 10 === 0 ? 50 : 20 + (i % 7)) * KB)));
    if (window.length > 50) for (const old of window.splice(0, 10)) old.release();
    for (const { bytes } of window.slice(-1)) used.add(blockOf(bytes));
    const first = window[0]?.bytes;
    expect(first?.every((byte) => byte === first[0])).toBe(true);
  }
  expect(used.size).toBeLessThan(40);
});

test('a block is not used again while somebody reads what is in it, whatever the stream has let go', () => {
  const memory = new PartMemory();
  const kept = memory.keep(part(1, 64 * KB));
  const before = place(kept);
  const done = kept.hold();
  kept.release();
  for (const fill of [2, 3, 4]) memory.keep(part(fill, 64 * KB)).release();
  expect(kept.bytes).toEqual(part(1, 64 * KB));
  done();
  const places = [5, 6, 7, 8].map((fill) => place(memory.keep(part(fill, 64 * KB))));
  expect(places).toContain(before);
});

test('releasing twice gives back once: nobody else loses what is still held', () => {
  const memory = new PartMemory();
  const [one, two] = [memory.keep(part(1)), memory.keep(part(2))];
  one.release();
  one.release();
  one.release();
  for (let i = 0; i < 20; i++) memory.keep(part(3));
  expect(two.bytes).toEqual(part(2));
});

test('a part larger than a block has one of its own, which serves the next large one', () => {
  const memory = new PartMemory();
  const small = Array.from({ length: 80 }, () => memory.keep(part(1)));
  const large = memory.keep(part(2, 300 * KB));
  expect(large.bytes).toHaveLength(300 * KB);
  memory.keep(part(3));
  const before = place(large);
  large.release();
  const places = [4, 5, 6].map((fill) => place(memory.keep(part(fill, 310 * KB))));
  expect(places).toContain(before);
  expect(small.every(({ bytes }) => bytes[0] === 1)).toBe(true);
});

test('memory that a burst needed does not stay', () => {
  const memory = new PartMemory();
  const burst = Array.from({ length: 100 }, (_, i) => memory.keep(part(i, 64 * KB)));
  const inBurst = new Set(burst.map(({ bytes }) => blockOf(bytes)));
  for (const each of burst) each.release();
  const after = Array.from({ length: 100 }, (_, i) => blockOf(memory.keep(part(i, 64 * KB)).bytes));
  expect(after.filter((block) => inBurst.has(block)).length).toBeLessThan(25);
});
