import { expect, test } from 'vitest';
import { SampleCamera } from '../hls/stream.sample.ts';
import { newest, type Poster, Posters, posterOf } from './posters.ts';

const poster = (capturedAt: number, bytes = 10): Poster => ({ pieces: [Buffer.alloc(bytes)], capturedAt });

test('a poster is the init segment and the newest key frame', () => {
  const camera = new SampleCamera({ fps: 15, gop: 15 });
  expect(posterOf(camera.stream)).toBeUndefined();
  camera.send(20);
  const first = posterOf(camera.stream);
  expect(first?.pieces.map((piece) => piece.toString('latin1', 4, 8))).toEqual(['ftyp', 'moof']);
  camera.send(20);
  expect((posterOf(camera.stream)?.capturedAt ?? 0) - (first?.capturedAt ?? 0)).toBeCloseTo(1000, 0);
});

test('what was seen longest ago goes first when there is no room', () => {
  const posters = new Posters(25);
  posters.keep('a', poster(1));
  posters.keep('b', poster(2));
  posters.keep('a', poster(3));
  posters.keep('c', poster(4));
  expect(['a', 'b', 'c'].map((id) => posters.get(id)?.capturedAt)).toEqual([3, undefined, 4]);
  posters.keep('d', poster(5, 26));
  expect(['a', 'c', 'd'].map((id) => posters.get(id))).toEqual([undefined, undefined, undefined]);
});

test('an older picture does not take the place of a newer one, and one can be forgotten', () => {
  const posters = new Posters();
  posters.keep('a', poster(2));
  posters.keep('a', poster(1));
  expect(posters.get('a')?.capturedAt).toBe(2);
  posters.forget('a');
  expect(posters.get('a')).toBeUndefined();
});

test('of several pictures the first counts, unless it is old beside another', () => {
  expect(newest([poster(1000), poster(5000)])?.capturedAt).toBe(1000);
  expect(newest([poster(1000), poster(9000), poster(2000)])?.capturedAt).toBe(9000);
  expect(newest([])).toBeUndefined();
});
