import { beforeEach, expect, test } from 'vitest';
import type { Init, Part } from '../packing/packed.ts';
import { type Budget, Recorder } from './recorder.ts';

const START = Date.UTC(2026, 10, 22, 4);
const init: Init = { bytes: Buffer.alloc(10), codecs: 'avc1.4d0028', width: 640, height: 360 };
const other: Init = { ...init };

let budget: Budget;
let recorder: Recorder;
let at: number;

beforeEach(() => {
  budget = { held: 0, limit: 1_000 };
  recorder = new Recorder('51190200001310000001', { fileMs: 2_000, fileBytes: 500 }, budget);
  at = START;
});

/** Parts of a fifth of a second, the first with a key frame. */
function take(parts: number, { format = init, bytes = 10, key = true } = {}): void {
  for (let i = 0; i < parts; i++) {
    const part: Part = {
      bytes: Buffer.alloc(bytes),
      durationTicks: 18_000,
      independent: key && i === 0,
      wallMs: at,
    };
    recorder.take(part, format);
    at += 200;
  }
}

const drained = () =>
  recorder.drain().map(({ begin, parts }) => ({ begins: begin?.continues ?? null, parts: parts.length }));

test('a file begins with a key frame, goes on after a write, and ends at the first key frame after its time', () => {
  take(3, { key: false });
  take(5);
  expect(drained()).toEqual([{ begins: false, parts: 5 }]);
  take(5);
  expect(drained()).toEqual([{ begins: null, parts: 5 }]);
  take(5);
  expect(drained()).toEqual([{ begins: true, parts: 5 }]);
});

test('a file also ends when it is too large', () => {
  take(1, { bytes: 490 });
  take(1, { bytes: 20 });
  take(1);
  expect(drained().map(({ begins }) => begins)).toEqual([false, true]);
});

test('a gap and another format begin a file that does not go on from the one before', () => {
  take(3);
  at += 5_000;
  take(3);
  take(3, { format: other });
  expect(drained().map(({ begins }) => begins)).toEqual([false, false, false]);
});

test('when the disk does not keep up, parts are dropped and counted up to the next key frame with room', () => {
  take(2, { bytes: 500 });
  take(3);
  expect(recorder.droppedParts).toBe(3);
  expect(budget.held).toBe(1_000);
  expect(drained()).toEqual([{ begins: false, parts: 2 }]);
  expect(budget.held).toBe(0);
  take(3, { key: false });
  take(2);
  expect(drained()).toEqual([{ begins: false, parts: 2 }]);
});

test('what is dropped gives its memory back', () => {
  take(4);
  recorder.drop();
  expect(budget.held).toBe(0);
  expect(drained()).toEqual([]);
});
