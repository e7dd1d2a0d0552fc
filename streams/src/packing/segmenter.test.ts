import { afterEach, expect, test, vi } from 'vitest';
import { BASELINE_360P, MAIN_1080P } from '../fmp4/parameter-sets.sample.ts';
import type { Part, SegmentStart } from './packed.ts';
import { Segmenter } from './segmenter.ts';

const WALL = Date.UTC(2026, 0, 2, 3, 4, 5);
const AAC = {
  codec: 'aac' as const,
  config: Buffer.from('1408', 'hex'),
  sampleRate: 16_000,
  channels: 1,
  frameLength: 1024,
};

afterEach(() => {
  vi.useRealTimers();
});

/** A segmenter and what came out of it. */
function packer(segmentMaxBytes = 1_000_000) {
  const begun: SegmentStart[] = [];
  const parts: Part[] = [];
  let finished = 0;
  const segmenter = new Segmenter(
    { segmentMinMs: 900, segmentMaxBytes },
    {
      begin: (start) => begun.push(start),
      part: (part) => parts.push(part),
      finish: () => finished++,
    },
  );
  segmenter.setVideo(BASELINE_360P);
  let pts = 90_000;
  const send = (key: boolean, { step = 6000, bytes = 50 } = {}): boolean => {
    pts += step;
    const nalus = [Buffer.alloc(bytes, key ? 0x65 : 0x41)];
    return segmenter.addVideo({ nalus, key, ptsTicks: pts, wallMs: WALL + pts / 90 });
  };
  const codecs = (): (string | undefined)[] => begun.map(({ init }) => init.codecs);
  return { segmenter, begun, parts, send, codecs, wallMs: () => WALL + pts / 90, finished: () => finished };
}

test('the first part goes out after three pictures when they come as the parameter sets say', () => {
  const { send, parts } = packer();
  send(true);
  send(false);
  expect(parts).toEqual([]);
  send(false);
  expect(parts.map(({ durationTicks }) => durationTicks)).toEqual([18_000]);
});

test('a camera whose clock stands still fills no memory: the segment ends by its bytes', () => {
  const { send, parts, finished } = packer(100_000);
  send(true);
  let taken = 0;
  for (let i = 0; i < 200; i++) if (send(false, { step: 0, bytes: 10_000 })) taken++;
  expect(finished()).toBe(1);
  expect(taken).toBeLessThan(12);
  expect(parts.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(130_000);
});

test('pictures further apart than two seconds are a gap, which is closed', () => {
  const { send, parts } = packer();
  for (let i = 0; i < 60; i++) send(i % 15 === 0, i === 40 ? { step: 90_000 * 3 } : {});
  const length = parts.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
  expect(length).toBeLessThan(61 * 6000);
  const [before, after] = parts.filter(
    (part, i) => i > 0 && part.wallMs - (parts[i - 1]?.wallMs ?? 0) > 1000,
  );
  expect([before, after].filter(Boolean)).toHaveLength(1);
});

test('another format behind a segment that ended by its bytes is still a discontinuity', () => {
  const { segmenter, send, begun } = packer(2000);
  send(true);
  while (send(false, { bytes: 500 }));
  segmenter.setVideo(MAIN_1080P);
  send(true);
  expect(begun.map(({ discontinuity }) => discontinuity)).toEqual([false, true]);
});

test('sound whose times have nothing to do with the picture is left out, and does not come and go', () => {
  vi.useFakeTimers();
  const { segmenter, send, codecs, wallMs } = packer();
  segmenter.setAudio(AAC);
  for (let i = 0; i < 15 * 8; i++) {
    vi.advanceTimersByTime(67);
    send(i % 15 === 0);
    segmenter.addAudio({ data: Buffer.alloc(20), wallMs: wallMs() + 3_600_000 });
  }
  expect(codecs().slice(0, 2)).toEqual(['avc1.42c016,mp4a.40.2', 'avc1.42c016,mp4a.40.2']);
  expect(
    codecs()
      .slice(3)
      .every((each) => each === 'avc1.42c016'),
  ).toBe(true);
});

test('one frame of sound from the future does not shut out what follows', () => {
  vi.useFakeTimers();
  const { segmenter, send, codecs, wallMs } = packer();
  segmenter.setAudio(AAC);
  for (let i = 0; i < 15 * 6; i++) {
    vi.advanceTimersByTime(67);
    send(i % 15 === 0);
    segmenter.addAudio({ data: Buffer.alloc(20), wallMs: wallMs() + (i === 20 ? 60_000 : 0) });
  }
  expect(new Set(codecs())).toEqual(new Set(['avc1.42c016,mp4a.40.2']));
});
