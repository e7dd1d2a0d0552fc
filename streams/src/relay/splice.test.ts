import { expect, test } from 'vitest';
import { LiveStream } from '../hls/live-stream.ts';
import { Splice } from './splice.ts';

const init = { bytes: Buffer.from('moov'), codecs: 'avc1.4d0028', width: 640, height: 360 };
const start = { init, wallMs: Date.UTC(2026, 0, 2), discontinuity: false };
const part = { bytes: Buffer.from('moof'), durationTicks: 18_000, independent: true, wallMs: start.wallMs };

function segment(splice: Splice): void {
  splice.begin(start);
  splice.part(part, 18_720);
  splice.finish(6000);
}
const tags = (stream: LiveStream): string[] =>
  stream.playlist()?.match(/^#EXT(?:INF|-X-DISC.*|-X-MAP)/gm) ?? [];

test('the second connection goes on in the same playlist, behind a discontinuity', () => {
  const stream = new LiveStream();
  const splice = new Splice(stream);
  expect(splice.resume).toBeUndefined();
  segment(splice);
  splice.cut();
  expect(splice.resume).toEqual({ endTicks: 18_000, targetTicks: 18_720 });
  segment(splice);
  segment(splice);
  expect(tags(stream)).toEqual(['#EXT-X-MAP', '#EXTINF', '#EXT-X-DISCONTINUITY', '#EXTINF', '#EXTINF']);
});

test('a connection that breaks off in a segment leaves a whole one, with its parts so far', () => {
  const stream = new LiveStream();
  const splice = new Splice(stream);
  splice.begin(start);
  splice.part(part, 18_720);
  expect(stream.playable).toBe(false);
  splice.cut();
  expect(stream.playable).toBe(true);
  expect(stream.playlist()).toContain('#EXTINF:0.20000');
});

test('one that breaks off before the first part of a segment leaves no empty segment', () => {
  const stream = new LiveStream();
  const splice = new Splice(stream);
  splice.begin(start);
  splice.cut();
  segment(splice);
  expect(tags(stream)).toEqual(['#EXT-X-MAP', '#EXTINF']);
  splice.begin(start);
  splice.cut();
  splice.part(part, 18_720);
  expect(tags(stream)).toEqual(['#EXT-X-MAP', '#EXTINF']);
});
