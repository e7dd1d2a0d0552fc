import type { CameraOptions } from '@fengqiao/fixtures';
import { checkPlaylist } from '@fengqiao/streams/hls/check-playlist.sample';
import { readPlaylist } from '@fengqiao/streams/hls/read-playlist.sample';
import { expect, type TestContext, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import {
  boxesOf,
  cameraId,
  filesOf,
  type Scene,
  startScene,
  startTestNode,
  tagNumber,
} from './streams-viewer.ts';

const id = cameraId(1);

/** A scene of its own for each test: they wait for their cameras at the same time. */
async function begin(
  test: TestContext,
  cameras: Omit<CameraOptions, 'path'>[],
  options?: Parameters<typeof startScene>[1],
): Promise<Scene> {
  const scene = await startScene(cameras, options);
  test.onTestFinished(() => scene.stop());
  return scene;
}

test.concurrent('forty viewers at once make one connection to the camera, and every file the playlist names is there', async (context) => {
  const scene = await begin(context, [{ clip: 'crossroad-sub' }]);
  expect(scene.camera().viewers).toBe(0);
  const base = scene.node.live(id);
  await Promise.all(Array.from({ length: 40 }, () => scene.playlist()));
  expect(scene.camera().viewers).toBe(1);
  expect((await scene.session())?.stats.connects).toBe(1);
  // All at once, and again when this machine took so long that the playlist has moved on.
  const { map, answers } = await eventually('every file of one playlist', async () => {
    const { map, segments, parts } = filesOf(await scene.playlist());
    const files = [map, ...segments, ...parts];
    const answers = await Promise.all(
      files.map(async (file) => {
        const answer = await fetch(base + file);
        return { file, answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
      }),
    );
    return answers.every(({ answer }) => answer.status === 200) && { map, answers };
  });
  for (const { file, answer, bytes } of answers) {
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(boxesOf(bytes)[0]).toBe(file === map ? 'ftyp' : 'moof');
  }
  expect((await fetch(`${base}nothing.m4s`)).status).toBe(404);
});

test.concurrent('after the last viewer the relay lingers, then lets the camera go', async (context) => {
  const scene = await begin(context, [{ clip: 'crossroad-sub' }], { lingerMs: 1500 });
  await scene.playlist();
  const idle = scene.node.until(id, ({ state }) => state === 'idle');
  expect(scene.camera().viewers).toBe(1);
  await idle;
  await eventually('no viewer at the camera', () => scene.camera().viewers === 0);
  expect(await scene.session()).toBeUndefined();
});

test.concurrent('a camera that was warmed up answers its first viewer at once', async (context) => {
  const scene = await begin(context, [{ clip: 'crossroad-sub' }]);
  expect((await scene.node.internal('POST', `/internal/cameras/${id}/prewarm`)).status).toBe(202);
  await scene.node.until(id, ({ state }) => state === 'live');
  await eventually('a playable stream', async () => ((await scene.session())?.stats.frames ?? 0) > 30);
  const before = await scene.session();
  await scene.playlist();
  const after = await scene.session();
  expect(after).toMatchObject({ state: 'live', since: before?.since, stats: { connects: 1 } });
});

test.concurrent('pictures that come with the PLAY reply are not lost and harm nobody', async (context) => {
  const scene = await begin(context, [{ clip: 'crossroad' }]);
  scene.camera().sendWithPlayReply();
  for (let round = 0; round < 5; round++) {
    const live = scene.node.until(id, ({ state }) => state === 'live');
    await scene.node.internal('POST', `/internal/cameras/${id}/prewarm`);
    expect((await live).stats.connects).toBe(1);
    const gone = scene.node.until(id, ({ state }) => state === 'idle');
    await scene.node.internal('DELETE', `/internal/cameras/${id}`);
    await gone;
    await scene.node.register(id, { url: scene.cameras.url('/cam/1') });
  }
});

test.concurrent('every kind of stream a camera sends is relayed, and what is left out is said', async (context) => {
  const clips = [
    ['crossroad-aac', /^avc1\.64\w+,mp4a\.40\.2$/],
    ['crossroad-pcma', /^avc1\.64\w+$/],
    ['crossroad-pcmu', /^avc1\.64\w+$/],
    ['crossroad-slices', /^avc1\.64\w+$/],
    ['crossroad-bframes', /^avc1\.64\w+$/],
    ['crossroad-h265', /^hvc1\.1\.6\./],
  ] as const;
  const auth = { scheme: 'digest', user: 'admin', password: 'a:b@c/d' } as const;
  const scene = await begin(
    context,
    clips.map(([clip]) => ({ clip, auth })),
  );
  await Promise.all(clips.map((_, i) => scene.playlist('', i + 1)));
  for (const [i, [clip, codec]] of clips.entries()) {
    const stats = await eventually(`the clock of ${clip}`, async () => {
      const now = (await scene.session(i + 1))?.stats;
      return now?.clock === 'camera' ? now : undefined;
    });
    expect(stats.codec).toMatch(codec);
    expect(stats).toMatchObject({ width: 640, height: 360, lostPackets: 0, droppedFrames: 0 });
    const [, law] = /-pcm([au])/.exec(clip) ?? [];
    expect(stats.dropped).toEqual(law === undefined ? [] : [`audio PCM${law.toUpperCase()} is not relayed`]);
  }
});

test.concurrent('RTP numbers that wrap are not noticed, and every playlist on the way keeps to the draft', async (context) => {
  const scene = await begin(context, [
    { clip: 'crossroad-sub', rtpStart: { sequence: 65_500, timestamp: 2 ** 32 - 90_000 * 2 } },
  ]);
  let text = await scene.playlist();
  const broken: string[] = checkPlaylist(text, undefined);
  for (let read = 0; read < 20; read++) {
    const { sequence, segments } = readPlaylist(text);
    const newest = segments.at(-1);
    const next =
      newest?.uri === undefined
        ? [sequence + segments.length - 1, newest?.parts.length ?? 0]
        : [sequence + segments.length, 0];
    const after = await scene.playlist(`?_HLS_msn=${next[0]}&_HLS_part=${next[1]}`);
    // Dates are set right with the first report of the camera: by as much as this machine stood still before it.
    broken.push(...checkPlaylist(after, text).filter((fault) => !fault.includes('its date lies')));
    text = after;
  }
  expect(broken).toEqual([]);
  expect(text).not.toContain('#EXT-X-DISCONTINUITY');
  expect((await scene.session())?.stats).toMatchObject({ droppedFrames: 0, lostPackets: 0 });
  expect(text.match(/^#EXTINF:1\.0\d+,$/gm)?.length).toBeGreaterThanOrEqual(3);
});

test.concurrent('after a restart of the node the numbers go on beyond the old ones', async (context) => {
  const scene = await begin(context, [{ clip: 'crossroad-sub' }]);
  const before = tagNumber(await scene.playlist(), 'EXT-X-MEDIA-SEQUENCE');
  await scene.node.stop();
  const restarted = await startTestNode();
  try {
    await restarted.register(id, { url: scene.cameras.url('/cam/1') });
    // The old player goes on asking for the part it waits for.
    const answer = await fetch(`${restarted.live(id)}index.m3u8?_HLS_msn=${before + 1}&_HLS_part=0`);
    expect(answer.status).toBe(200);
    expect(tagNumber(await answer.text(), 'EXT-X-MEDIA-SEQUENCE')).toBeGreaterThan(before);
  } finally {
    await restarted.stop();
  }
});

test.concurrent('a node that is full lets an unwatched camera go for a watched one, and says so when it cannot', async (context) => {
  const clips = ['crossroad-sub', 'lobby-sub', 'river-sub'] as const;
  const scene = await begin(
    context,
    clips.map((clip) => ({ clip })),
    { maxSessions: 2 },
  );
  await scene.node.internal('POST', `/internal/cameras/${cameraId(2)}/prewarm`);
  await scene.playlist('', 1);
  await scene.playlist('', 3);
  const relayed = (await scene.node.status()).sessions.map((session) => session.cameraId);
  expect(relayed.sort()).toEqual([cameraId(1), cameraId(3)]);
  const answer = await fetch(`${scene.node.live(cameraId(2))}index.m3u8`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: { code: 'node.full' } });
});
