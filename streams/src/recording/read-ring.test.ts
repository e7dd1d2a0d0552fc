import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Init, Part } from '../packing/packed.ts';
import { isWithin, playlistOf } from './read-ring.ts';
import { RingStore } from './ring-store.ts';

const START = Date.UTC(2026, 10, 22, 4);
const camera = '51190200001310000001';
const init: Init = { bytes: Buffer.alloc(100), codecs: 'avc1.4d0028', width: 640, height: 360 };
/** Half a second each, a key frame every two seconds: thirty seconds, seven pieces and a half. */
const parts: Part[] = Array.from({ length: 60 }, (_, i) => ({
  bytes: Buffer.alloc(60),
  durationTicks: 45_000,
  independent: i % 4 === 0,
  wallMs: START + i * 500,
}));
/** Bytes of four seconds with their marks. */
const PIECE = 8 * (60 + 40);

let folder: string;
let store: RingStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-ring-'));
  store = new RingStore(folder);
  await store.load();
  await store.write(camera, [{ begin: { startMs: START, init, continues: false }, parts }]);
});
afterEach(() => rm(folder, { recursive: true }));

const file = () => {
  const [first] = store.catalogue.of(camera);
  if (first === undefined) throw new Error('no file');
  return first;
};
/** Seconds from the beginning of the file. */
const within = (fromS: number, toS: number) => ({ fromMs: START + fromS * 1000, toMs: START + toS * 1000 });

test('a playlist names the pieces that hold something of a time, and no others', async () => {
  const text = await playlistOf(store, camera, within(9, 13));
  expect(text?.split('\n')).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-MAP:URI="${START}.mp4",BYTERANGE="100@0"`,
    '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T04:00:08.000Z',
    '#EXTINF:4.00000,',
    `#EXT-X-BYTERANGE:${PIECE}@${100 + 2 * PIECE}`,
    `${START}.mp4`,
    '#EXTINF:4.00000,',
    `#EXT-X-BYTERANGE:${PIECE}@${100 + 3 * PIECE}`,
    `${START}.mp4`,
    '#EXT-X-ENDLIST',
    '',
  ]);
  expect(await playlistOf(store, camera, within(60, 70))).toBeNull();
});

test('bytes before and behind a time are not within it; the init segment is', async () => {
  const [first, last] = [100 + 2 * PIECE, 100 + 4 * PIECE - 1];
  const check = (from: number, to: number) =>
    isWithin(store, file(), { first: from, last: to }, within(9, 13));
  expect(await check(first, last)).toBe(true);
  expect(await check(0, 99)).toBe(true);
  expect(await check(first - 1, last)).toBe(false);
  expect(await check(first, last + 1)).toBe(false);
  expect(await check(0, 100)).toBe(false);
  expect(await check(0, file().bytes - 1)).toBe(false);
  expect(await isWithin(store, file(), { first: 0, last: file().bytes - 1 }, within(0, 30))).toBe(true);
});

test('a file that grows and one that is whole are read alike, also by a process that finds it', async () => {
  const growing = await playlistOf(store, camera, within(0, 30));
  await store.finish(camera);
  expect(await playlistOf(store, camera, within(0, 30))).toBe(growing);
  const later = new RingStore(folder);
  await later.load();
  expect(await playlistOf(later, camera, within(0, 30))).toBe(growing);
  expect((await readFile(later.path(file()))).length).toBe(100 + 60 * 100);
});
