import { expect, test } from 'vitest';
import { type Frame, FrameReader, frameHead } from './frame.ts';

const frame = (kind: number, line: number, ...pieces: Buffer[]): Buffer =>
  Buffer.concat([frameHead(kind, line, pieces), ...pieces]);

function read(chunks: Buffer[], limit = 1000): Frame[] {
  const frames: Frame[] = [];
  const reader = new FrameReader(limit, (each) =>
    frames.push({ ...each, payload: Buffer.from(each.payload) }),
  );
  for (const chunk of chunks) reader.push(chunk);
  return frames;
}

const sent = Buffer.concat([
  frame(1, 7, Buffer.from('begin'), Buffer.from('ning')),
  frame(2, 0),
  frame(255, 2 ** 32 - 1, Buffer.alloc(70, 9)),
]);
const expected: Frame[] = [
  { kind: 1, line: 7, payload: Buffer.from('beginning') },
  { kind: 2, line: 0, payload: Buffer.alloc(0) },
  { kind: 255, line: 2 ** 32 - 1, payload: Buffer.alloc(70, 9) },
];

test('messages come out as they went in, wherever the bytes were cut', () => {
  expect(read([sent])).toEqual(expected);
  for (let at = 0; at <= sent.length; at++)
    expect(read([sent.subarray(0, at), sent.subarray(at)])).toEqual(expected);
  expect(read([...sent].map((byte) => Buffer.of(byte)))).toEqual(expected);
});

test('a payload that came whole is not copied', () => {
  const chunk = Buffer.from(sent);
  const seen: boolean[] = [];
  const reader = new FrameReader(1000, ({ payload }) => seen.push(payload.buffer === chunk.buffer));
  reader.push(chunk);
  expect(seen).toEqual([true, true, true]);
});

test('a length beyond the limit is not believed', () => {
  expect(read([frame(1, 1, Buffer.alloc(1000))])).toHaveLength(1);
  expect(() => read([frameHead(1, 1, [Buffer.alloc(1001)])])).toThrow(RangeError);
});
