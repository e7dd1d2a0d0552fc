import { type CameraOptions, startCameraServer } from '@fengqiao/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { expectWithin } from '../helpers/within.ts';
import { cameraId, filesOf, type Scene, startScene } from './streams-viewer.ts';

/** All of it happens at once, in one node: each test has cameras of its own, and none may disturb another. */
const PLACES = {
  good: 1,
  wrongPassword: 2,
  notFound: 3,
  garbage: 4,
  noVideo: 5,
  silent: 6,
  closed: 7,
  brokenSets: 8,
  locked: 9,
  lossy: 10,
  freezing: 11,
  returning: 12,
  dead: 13,
  resized: 14,
} as const;
const clips: Partial<Record<keyof typeof PLACES, Omit<CameraOptions, 'path'>>> = {
  locked: { clip: 'crossroad-sub', auth: { scheme: 'basic', user: 'admin', password: 'right' } },
  resized: { clip: 'crossroad' },
};
let scene: Scene;

beforeAll(async () => {
  const places = Object.keys(PLACES) as (keyof typeof PLACES)[];
  scene = await startScene(places.map((place) => clips[place] ?? { clip: 'crossroad-sub' }));
});

afterAll(() => scene.stop());

describe.concurrent('bad cameras', () => {
  test('each says why in words, and the good one beside them notices nothing', async () => {
    scene.watch();
    await scene.playlist();
    scene.camera(2).requireAuth({ scheme: 'digest', user: 'admin', password: 'right' });
    await scene.node.register(cameraId(2), { url: scene.cameras.url('/cam/2').replace('right', 'wrong') });
    await scene.node.register(cameraId(3), { url: `${scene.cameras.url('/cam/3')}/nothing-here` });
    scene.camera(4).wrongSdp('garbage');
    scene.camera(5).wrongSdp('no-video');
    scene.camera(6).neverAnswer();
    const unused = await startCameraServer({ count: 1 });
    const closedPort = unused.port;
    await unused.stop();
    await scene.node.register(cameraId(7), { url: `rtsp://viewer:hidden-word@127.0.0.1:${closedPort}/cam` });

    const refusals = await Promise.all(
      [2, 3, 4, 5, 6, 7].map(async (serial) => {
        const answer = await fetch(`${scene.node.live(cameraId(serial))}index.m3u8`);
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        return (
          (await answer.json()) as { error: { code: string; message: string; details: { reason: string } } }
        ).error;
      }),
    );
    expect(refusals.map(({ details }) => details.reason)).toEqual([
      'unauthorized',
      'not-found',
      'bad-sdp',
      'no-video',
      'no-answer',
      'refused',
    ]);
    const said = JSON.stringify([refusals, await scene.node.status(), scene.node.states]);
    expect(said).not.toMatch(/wrong|hidden-word|127\.0\.0\.1|rtsp:/);
    expect(await scene.session(1)).toMatchObject({ state: 'live', stats: { connects: 1, droppedFrames: 0 } });
  });

  test('a description without parameter sets does no harm when the stream carries them', async () => {
    const serial = PLACES.brokenSets;
    scene.camera(serial).wrongSdp('broken-parameter-sets');
    await scene.playlist('', serial);
    expect((await scene.session(serial))?.stats.width).toBe(320);
  });

  test('a wrong password is not tried again every few seconds', async () => {
    const serial = PLACES.locked;
    const id = cameraId(serial);
    await scene.node.register(id, { url: scene.cameras.url(`/cam/${serial}`).replace('right', 'wrong') });
    scene.watch(serial);
    await scene.node.until(id, ({ state, stats }) => state === 'failed' && stats.connects === 1);
    const again = scene.node
      .until(id, ({ stats }) => stats.connects === 2, 3500)
      .then(
        () => 'again',
        () => 'not yet',
      );
    expect(await again).toBe('not yet');
  });
});

describe.concurrent('trouble on the way', () => {
  test('one lost packet costs the pictures up to the next key frame, and they are counted', async () => {
    const serial = PLACES.lossy;
    scene.watch(serial);
    await scene.playlist('', serial);
    scene.camera(serial).lose({ packets: 1 });
    const stats = await eventually('dropped pictures', async () => {
      const now = (await scene.session(serial))?.stats;
      return now && now.lostPackets > 0 && now.droppedFrames > 0 ? now : undefined;
    });
    expect(stats.droppedFrames).toBeLessThan(16);
    const { frames } = stats;
    await eventually(
      'pictures again',
      async () => ((await scene.session(serial))?.stats.frames ?? 0) > frames + 10,
    );
    expect((await scene.session(serial))?.stats.connects).toBe(1);
  });

  test('a camera that freezes is called stalled after five seconds, and is back soon after it moves', async () => {
    const serial = PLACES.freezing;
    const id = cameraId(serial);
    scene.watch(serial);
    await scene.playlist('', serial);
    const stalled = scene.node.until(id, ({ state }) => state === 'stalled');
    scene.camera(serial).freeze();
    const frozenAt = Date.now();
    const status = await stalled;
    expect(status.reason).toBe('no-rtp');
    expectWithin('frozen → stalled', Date.now() - frozenAt, 7500);
    const state = await (await fetch(`${scene.node.live(id)}state`)).json();
    expect(state).toMatchObject({ reason: 'no-rtp', message: 'the camera stopped sending' });
    const live = scene.node.until(id, (each) => each.state === 'live');
    scene.camera(serial).unfreeze();
    const movedAt = Date.now();
    expect((await live).reason).toBeUndefined();
    expectWithin('moves again → live', Date.now() - movedAt, 5000);
  });

  test('a camera that dies and returns goes on in the same playlist behind a discontinuity', async () => {
    const serial = PLACES.returning;
    const id = cameraId(serial);
    scene.watch(serial);
    const before = filesOf(await scene.playlist('', serial));
    const failed = scene.node.until(id, ({ state }) => state === 'failed');
    scene.camera(serial).die();
    expect((await failed).reason).toMatch(/connection-lost|refused/);
    const live = scene.node.until(id, ({ state }) => state === 'live');
    scene.camera(serial).revive();
    const backAt = Date.now();
    await live;
    expectWithin('is back → live', Date.now() - backAt, 5000);
    const text = await eventually('a discontinuity', async () => {
      const now = await scene.playlist('', serial);
      return now.includes('#EXT-X-DISCONTINUITY\n') ? now : undefined;
    });
    const prefix = (files: { segments: string[] }): string | undefined => files.segments[0]?.split('-')[0];
    expect(prefix(filesOf(text))).toBe(prefix(before));
  });

  test('nobody begins to watch what a dead camera showed last', async () => {
    const serial = PLACES.dead;
    const id = cameraId(serial);
    scene.watch(serial);
    await scene.playlist('', serial);
    scene.camera(serial).die();
    const answer = await eventually('a refusal', async () => {
      const now = await fetch(`${scene.node.live(id, { terminal: 'late' })}index.m3u8`);
      return now.status === 503 ? now : undefined;
    });
    expect(await answer.json()).toMatchObject({ error: { code: 'camera.noPicture' } });
  });

  test('another resolution comes with its own init segment', async () => {
    const serial = PLACES.resized;
    scene.camera(serial).sendWithPlayReply();
    scene.watch(serial);
    const before = filesOf(await scene.playlist('', serial)).map;
    scene.camera(serial).changeResolution('crossroad-sub');
    const text = await eventually('a new init segment', async () => {
      const now = await scene.playlist('', serial);
      return filesOf(now).map !== before ? now : undefined;
    });
    expect(text).toMatch(/#EXT-X-DISCONTINUITY\n#EXT-X-MAP/);
    expect((await scene.session(serial))?.stats).toMatchObject({ width: 320, connects: 1 });
  });
});
