import type { StreamKind } from '@fengqiao/contract/stream-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { PicturePage } from '../helpers/picture-page.ts';
import { boxesOf, cameraId, type Scene, startScene } from './streams-viewer.ts';

const [street = '', lobby = '', dies = '', room = '', hevc = '', freezes = ''] = [1, 2, 3, 4, 5, 6].map(
  cameraId,
);
const otherRoom = cameraId(7);
let scene: Scene;
const pages: PicturePage[] = [];

beforeAll(async () => {
  scene = await startScene([
    { clip: 'crossroad' },
    { clip: 'lobby-sub' },
    { clip: 'river-sub' },
    { clip: 'market-sub' },
    { clip: 'crossroad-h265' },
    { clip: 'village-sub' },
  ]);
  const [main, sub] = [scene.cameras.url('/cam/1'), scene.cameras.url('/cam/2')];
  await scene.node.register(street, { url: main, subUrl: sub });
  for (const id of [room, otherRoom])
    await scene.node.register(id, { url: scene.cameras.url('/cam/4'), private: true });
});
afterAll(() => scene.stop());

async function open(): Promise<PicturePage> {
  const page = await PicturePage.open(scene.node.url, 'http://gateway.test');
  pages.push(page);
  return page;
}

/** A grant as the gateway gives it. */
const grant = (camera: string, more: { expires?: number; approval?: string } = {}): string =>
  scene.node.live(camera, more).split('/')[4] ?? '';

const watch = (
  page: PicturePage,
  tile: number,
  camera: string,
  more: { stream?: StreamKind; expires?: number; approval?: string } = {},
): void =>
  page.send({
    type: 'watch',
    tile,
    cameraId: camera,
    stream: more.stream ?? 'main',
    grant: grant(camera, more),
  });

const session = async (camera: string, stream: StreamKind = 'main') =>
  (await scene.node.status()).sessions.find((each) => each.cameraId === camera && each.stream === stream);

describe.concurrent('the picture socket', () => {
  test('sends a tile its init segment, then parts from a key frame on, with the time each was taken', async () => {
    const page = await open();
    watch(page, 7, street);
    await page.more(7, 12);
    const [init, first] = page.arrived;
    expect(init).toMatchObject({ kind: 'init', tile: 7, codecs: expect.stringMatching(/^avc1\./) });
    expect(boxesOf(init?.media ?? new Uint8Array())).toEqual([
      expect.stringMatching(/^ftyp/),
      expect.stringMatching(/^moov/),
    ]);
    expect(first).toMatchObject({ kind: 'part', tile: 7, independent: true, gap: false });
    const parts = page.parts(7);
    for (const [i, part] of parts.entries()) {
      expect(boxesOf(part.media).map((box) => box.slice(0, 4))).toEqual(['moof', 'mdat']);
      const before = parts[i - 1];
      if (before) expect(part.wallMs).toBeCloseTo(before.wallMs + before.durationTicks / 90, -1);
    }
    expect(parts.at(-1)?.wallMs).toBeGreaterThan(Date.now() - 10_000);
    expect(page.state(7)).toMatchObject({ state: 'live', stream: 'main', reason: null, droppedParts: 0 });
  });

  test('plays all tiles of a page over one connection, the small stream where a tile asks for it', async () => {
    const page = await open();
    watch(page, 1, street, { stream: 'sub' });
    watch(page, 2, lobby, { stream: 'sub' });
    watch(page, 3, lobby);
    watch(page, 4, hevc);
    for (const tile of [1, 2, 3, 4]) await page.more(tile);
    expect([1, 2].map((tile) => page.state(tile)?.stream)).toEqual(['sub', 'main']);
    expect(await session(street, 'sub')).toMatchObject({ viewers: 1, stats: { width: 320 } });
    expect(page.inits(4)).toMatchObject([{ codecs: expect.stringMatching(/^hvc1/) }]);
  });

  test('begins a second page with what is there, without another connection to the camera', async () => {
    const first = await open();
    watch(first, 1, street);
    await first.more(1);
    const second = await open();
    watch(second, 1, street);
    await second.more(1, 1);
    expect(second.parts(1)[0]).toMatchObject({ independent: true });
    expect(await session(street)).toMatchObject({ stats: { connects: 1 } });
  });

  test('tells the time, and takes the same tile for another camera', async () => {
    const page = await open();
    page.send({ type: 'clock', sentAt: 12.5 });
    const clock = await eventually('the clock', () => page.messages.find(({ type }) => type === 'clock'));
    expect(clock).toMatchObject({ sentAt: 12.5, now: expect.closeTo(Date.now(), -4) });
    watch(page, 1, street);
    await page.more(1);
    watch(page, 1, lobby);
    await eventually('another init segment', () => page.inits(1).length === 2);
    await page.more(1);
    page.send({ type: 'leave', tile: 1 });
    watch(page, 2, street);
    await page.more(2, 1);
    const left = page.parts(1).length;
    await page.more(2, 5);
    expect(page.parts(1)).toHaveLength(left);
  });

  test('ends a tile whose grant died, and goes on with one that was renewed', async () => {
    const page = await open();
    const expires = Math.floor(Date.now() / 1000) + 4;
    watch(page, 1, street, { expires });
    watch(page, 2, street, { expires });
    page.send({ type: 'renew', tile: 2, grant: grant(street) });
    expect(await page.refused(1)).toMatchObject({ code: 'play.denied' });
    expect(Date.now()).toBeGreaterThanOrEqual(expires * 1000);
    // By when they were seen: what was sent in time may arrive late.
    expect(page.parts(1).filter(({ wallMs }) => wallMs > expires * 1000 + 100)).toEqual([]);
    await page.more(2);
    expect(page.refusals(2)).toEqual([]);
  });

  test('refuses in one way whatever is wrong with a grant', async () => {
    const page = await open();
    const now = Math.floor(Date.now() / 1000);
    const good = grant(street);
    const wrong = [
      grant(lobby),
      grant(street, { expires: now - 1 }),
      grant(street, { expires: now + 3600 }),
      good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A'),
    ];
    for (const [tile, token] of wrong.entries())
      page.send({ type: 'watch', tile, cameraId: street, stream: 'main', grant: token });
    page.send({ type: 'watch', tile: 9, cameraId: cameraId(99), stream: 'main', grant: grant(cameraId(99)) });
    expect(await page.refused(9)).toMatchObject({ code: 'camera.unknown' });
    const told = wrong.map((_token, tile) =>
      page.refusals(tile).map(({ code, message }) => `${code} ${message}`),
    );
    expect(new Set(told.flat()).size).toBe(1);
    expect(told.flat()[0]).toContain('play.denied');
    expect(page.arrived).toEqual([]);
  });

  test('a renewal with another camera’s grant ends the tile', async () => {
    const page = await open();
    watch(page, 1, street);
    await page.more(1);
    page.send({ type: 'renew', tile: 1, grant: grant(lobby) });
    expect(await page.refused(1)).toMatchObject({ code: 'play.denied' });
  });

  test('a camera that dies is told in words, and comes back with another format', async () => {
    const page = await open();
    watch(page, 1, dies);
    await page.more(1);
    scene.camera(3).die();
    await eventually('the state of a dead camera', () => page.state(1)?.state === 'failed');
    expect(page.state(1)).toMatchObject({ reason: expect.any(String), message: expect.any(String) });
    scene.camera(3).changeResolution('river');
    scene.camera(3).revive();
    await eventually('another init segment', () => page.inits(1).length === 2);
    await page.more(1);
    const at = page.arrived.indexOf(page.inits(1)[1] as (typeof page.arrived)[number]);
    expect(page.arrived.slice(at).find(({ kind, tile }) => kind === 'part' && tile === 1)).toMatchObject({
      independent: true,
    });
    expect(page.state(1)).toMatchObject({ state: 'live', reason: null });
  });

  test('what stands there of a camera that broke off is not sent to a new page', async () => {
    const first = await open();
    watch(first, 1, freezes);
    await first.more(1);
    scene.camera(6).freeze();
    const old = first.parts(1).at(-1)?.wallMs ?? 0;
    await eventually('a stalled camera', () => first.state(1)?.reason === 'no-rtp');
    const page = await open();
    watch(page, 1, freezes);
    await eventually('its state', () => page.state(1));
    scene.camera(6).unfreeze();
    await page.more(1, 1);
    expect(page.parts(1)[0]?.wallMs).toBeGreaterThan(old + 4_000);
    expect(page.parts(1)[0]?.independent).toBe(true);
  });

  test('moves a tile to the camera’s new address by itself', async () => {
    const page = await open();
    const id = cameraId(8);
    await scene.node.register(id, { url: scene.cameras.url('/cam/2') });
    watch(page, 1, id);
    await page.more(1);
    await scene.node.register(id, { url: scene.cameras.url('/cam/1') });
    await eventually('another init segment', () => page.inits(1).length === 2);
    await page.more(1);
    await scene.node.internal('DELETE', `/internal/cameras/${id}`);
    expect(await page.refused(1)).toMatchObject({ code: 'camera.unknown' });
  });

  test('a page that does not read is sent no more than fits, is told what it missed, and begins anew at a key frame', async () => {
    const page = await open();
    for (let tile = 0; tile < 8; tile++) watch(page, tile, street);
    await page.more(0);
    page.socket.pause();
    const other = await open();
    watch(other, 0, street);
    // Its far end answers no ping any more; the parts of four seconds later were never sent.
    await other.more(0, 20);
    page.socket.resume();
    await eventually('what was dropped is told', () => (page.state(0)?.droppedParts ?? 0) > 0);
    const gap = await eventually('a part after the gap', () => page.parts(0).find((part) => part.gap));
    expect(gap.independent).toBe(true);
    const before = page.parts(0)[page.parts(0).indexOf(gap) - 1];
    const endedMs = (before?.wallMs ?? 0) + (before?.durationTicks ?? 0) / 90;
    // At least the rest of a group of pictures is missing.
    expect(gap.wallMs - endedMs).toBeGreaterThan(100);
    await page.more(0);
    expect(other.state(0)?.droppedParts).toBe(0);
  });

  describe('of a private room', () => {
    test('opens with an approval only, and is taken down the moment that ends', async () => {
      const page = await open();
      watch(page, 1, room);
      expect(await page.refused(1)).toMatchObject({ code: 'play.denied' });
      expect(await session(room)).toBeUndefined();
      watch(page, 2, room, { approval: 'a-1' });
      await page.more(2);
      expect(await session(room)).toMatchObject({ viewers: 1 });
      await scene.node.internal('POST', '/internal/approvals/a-1/end');
      const ended = Date.now();
      page.send({ type: 'clock', sentAt: 1 });
      expect(await session(room)).toBeUndefined();
      expect(await page.refused(2)).toMatchObject({ code: 'play.denied' });
      // Not with the node's next look at it: before it answers anything else.
      await eventually('the clock', () => page.messages.at(-1)?.type === 'clock');
      expect(page.parts(2).filter(({ wallMs }) => wallMs > ended + 100)).toEqual([]);
    });

    test('is not relayed for nobody: the relay ends when its tile is left or its page goes', async () => {
      const page = await open();
      watch(page, 1, otherRoom, { approval: 'a-2' });
      await page.more(1);
      page.send({ type: 'leave', tile: 1 });
      // Sooner than after the five seconds that a player may be silent for.
      await eventually('no relay', async () => (await session(otherRoom)) === undefined, 4_000);
      watch(page, 1, otherRoom, { approval: 'a-2' });
      await page.more(1);
      page.end();
      await eventually('no relay', async () => (await session(otherRoom)) === undefined, 4_000);
    });

    test('a camera that becomes private goes off the wall at once', async () => {
      const page = await open();
      const id = cameraId(9);
      await scene.node.register(id, { url: scene.cameras.url('/cam/2'), version: 1 });
      watch(page, 1, id);
      await page.more(1);
      await scene.node.register(id, { url: scene.cameras.url('/cam/2'), version: 2, private: true });
      expect(await page.refused(1)).toMatchObject({ code: 'play.denied' });
    });
  });
});

describe('the limits of the picture socket', () => {
  beforeEach(() => {
    for (const page of pages.splice(0)) page.end();
  });

  test('another site’s page is refused, and so is another path', async () => {
    await expect(PicturePage.open(scene.node.url, 'http://evil.test')).rejects.toThrow(
      /HTTP 403.*request.crossSite/,
    );
    await expect(PicturePage.open(`${scene.node.url}/live`)).rejects.toThrow(/HTTP 404/);
    expect((await fetch(`${scene.node.url}/pictures`)).status).toBe(426);
  });

  test.each([
    ['no JSON', '{'],
    ['an unknown request', '{"type":"steal","tile":1}'],
    ['a binary message', Buffer.from([1, 2, 3])],
  ])('%s ends the connection', async (_what, message) => {
    const page = await open();
    page.socket.send(message);
    await eventually('the close', () => page.closed === 1008);
  });

  test('a message beyond its size, and more messages than anybody needs, end the connection', async () => {
    const [large, many] = [await open(), await open()];
    large.socket.send(JSON.stringify({ type: 'leave', tile: 1, padding: 'x'.repeat(5000) }));
    await eventually('the close', () => large.closed === 1009);
    for (let i = 0; i < 400; i++) many.send({ type: 'clock', sentAt: i });
    await eventually('the close', () => many.closed === 1008);
  });

  test('a connection takes 64 tiles and no more; so many without any are enough for one address', async () => {
    const page = await open();
    for (let tile = 0; tile <= 64; tile++) watch(page, tile, street);
    expect(await page.refused(64)).toMatchObject({ code: 'tooManyRequests' });
    await eventually('64 tiles', () => new Set(page.arrived.map(({ tile }) => tile)).size === 64);
    const empty = await Promise.all(Array.from({ length: 64 }, open));
    await expect(open()).rejects.toThrow('HTTP 503');
    for (const each of empty) each.end();
    await eventually('room again', () => open());
  });
});
