import { expect, test } from 'vitest';
import { AudioQueue } from './audio-queue.ts';

const AAC = {
  codec: 'aac' as const,
  config: Buffer.from('1408', 'hex'),
  sampleRate: 16_000,
  channels: 1,
  frameLength: 1024,
};
const at = (wallMs: number) => ({ data: Buffer.from([1]), wallMs });

test('frames whose times wobble lie end to end', () => {
  const queue = new AudioQueue(AAC);
  for (const [i, wobble] of [0, 20, -30, 10].entries()) queue.add(at(1000 + i * 64 + wobble), 1000);
  expect(queue.takeUntil(1).map(({ dts }) => dts)).toEqual([0, 1024, 2048, 3072]);
});

test('a frame belongs to the part it begins in', () => {
  const queue = new AudioQueue(AAC);
  for (let i = 0; i < 5; i++) queue.add(at(i * 64), 0);
  expect(queue.takeUntil(0.2).map(({ dts }) => dts)).toEqual([0, 1024, 2048, 3072]);
  expect(queue.takeUntil(0.4).map(({ dts }) => dts)).toEqual([4096]);
});

test('after a pause sound is put where it belongs', () => {
  const queue = new AudioQueue(AAC);
  queue.add(at(0), 0);
  queue.takeUntil(0.2);
  queue.add(at(1000), 0);
  expect(queue.takeUntil(2).map(({ dts }) => dts)).toEqual([16_000]);
});

test('sound from before the picture, or that would lie over what was sent, is left out', () => {
  const queue = new AudioQueue(AAC);
  queue.add(at(-500), 0);
  queue.add(at(1000), 0);
  queue.add(at(500), 0);
  expect(queue.takeUntil(5).map(({ dts }) => dts)).toEqual([16_000]);
});
