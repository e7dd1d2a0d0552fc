import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TileError } from './fetch-tile.ts';
import { TileCache } from './tile-cache.ts';
import { TileSource } from './tile-source.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);
const key = 'secret0key0of0the0site';
const day = 24 * 3_600_000;
const tile = (x: number) => ({ layer: 'vec' as const, z: 9, x, y: 200 });

let folder: string;
let server: Server;
let url: string;
let asked: string[];
let answer: { status: number; body: Buffer | string };
let nowMs: number;
let troubles: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tianditu-'));
  [asked, troubles, nowMs] = [[], [], 1_000_000];
  answer = { status: 200, body: png };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(answer.status, { location: 'http://127.0.0.1:1/' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const source = (limitBytes = 1_000) =>
  new TileSource({
    upstream: { url, key },
    cache: new TileCache(folder, limitBytes),
    now: () => nowMs,
    onTrouble: (trouble) => troubles.push(trouble),
  });
const troubleOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: TileError) => `${error.trouble} ${error.message} ${String(error.cause)}`,
  );

test('a tile is asked for once, with the key, and then comes from the disk, also in the next process', async () => {
  const first = source();
  expect(await Promise.all([first.get(tile(1)), first.get(tile(1)), first.get(tile(1))])).toEqual([
    png,
    png,
    png,
  ]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toBe(
    `/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=9&TILEROW=200&TILECOL=1&tk=${key}`,
  );
  nowMs = Date.now();
  expect(await source().get(tile(1))).toEqual(png);
  expect(asked).toHaveLength(1);
});

test('an old tile is asked for again, and shown all the same when there is no answer', async () => {
  const tiles = source();
  await tiles.get(tile(1));
  nowMs += 31 * day;
  await tiles.get(tile(1));
  expect(asked).toHaveLength(2);
  nowMs += 31 * day;
  answer = { status: 500, body: 'no' };
  expect(await tiles.get(tile(1))).toEqual(png);
  expect(troubles).toEqual(['refused']);
});

test('a failure is told by a word without address and key, and nobody asks again for a while', async () => {
  const tiles = source();
  answer = { status: 200, body: '{"msg":"权限类型错误"}' };
  expect(await troubleOf(tiles.get(tile(1)))).toBe('noPicture noPicture undefined');
  answer = { status: 200, body: png };
  expect(await troubleOf(tiles.get(tile(2)))).toContain('noPicture');
  expect(asked).toHaveLength(1);
  nowMs += 10_001;
  expect(await tiles.get(tile(2))).toEqual(png);
});

test('a redirect is not followed: it would carry the key elsewhere', async () => {
  answer = { status: 302, body: '' };
  expect(await troubleOf(source().get(tile(1)))).toBe('unreachable unreachable undefined');
});

test('the tiles that nobody has asked for the longest make room', async () => {
  const tiles = source(3 * png.length);
  for (const x of [1, 2, 3]) await tiles.get(tile(x));
  await tiles.get(tile(1));
  await tiles.get(tile(4));
  const kept = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('200'));
  expect(kept.map((name) => name.split(/[\\/]/)[2]).sort()).toEqual(['1', '3', '4']);
});
