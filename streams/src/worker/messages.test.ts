import { expect, test } from 'vitest';
import { decodeBegin, decodePart, encodeBegin, encodePart } from './messages.ts';

const init = { bytes: Buffer.from('ftypmoov'), codecs: 'avc1.4d0028,mp4a.40.2', width: 1920, height: 1080 };
const wallMs = Date.UTC(2026, 0, 2) + 0.25;

test('the beginning of a segment carries its init segment once, and nothing is lost', () => {
  const start = { wallMs, discontinuity: true };
  expect(decodeBegin(Buffer.concat(encodeBegin(start, init)))).toEqual({ ...start, init });
  const next = { wallMs, discontinuity: false };
  expect(decodeBegin(Buffer.concat(encodeBegin(next, undefined)))).toEqual({ ...next, init: undefined });
});

test('a part comes out as it went in, with the target in force', () => {
  for (const independent of [true, false]) {
    const part = { wallMs, durationTicks: 18_000, independent, bytes: Buffer.from('moofmdat') };
    expect(decodePart(Buffer.concat(encodePart(part, 18_720)))).toEqual({ part, targetTicks: 18_720 });
  }
});

test('what is cut short throws and is not guessed at', () => {
  const begin = Buffer.concat(encodeBegin({ wallMs, discontinuity: false }, init));
  expect(() => decodeBegin(begin.subarray(0, 11))).toThrow(RangeError);
  expect(() => decodePart(Buffer.alloc(16))).toThrow(RangeError);
});
