import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { boxesOf, cameraId, type Scene, startScene } from './streams-viewer.ts';

const id = cameraId(1);
let scene: Scene;

beforeAll(async () => {
  scene = await startScene([{ clip: 'crossroad' }, { clip: 'crossroad-sub' }], { lingerMs: 1500 });
  const [url, subUrl] = [scene.cameras.url('/cam/1'), scene.cameras.url('/cam/2')];
  await scene.node.register(id, { url, subUrl });
});

afterAll(() => scene.stop());

const ask = (more = {}) => fetch(`${scene.node.live(id, more)}poster.mp4`);
/** A poster's boxes, its size, and when it was taken (epoch ms). */
async function poster() {
  const answer = await ask();
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const capturedAt = Number(answer.headers.get('x-captured-at'));
  return { status: answer.status, boxes: boxesOf(bytes), size: bytes.length, capturedAt };
}

test('there is none before the first picture, and asking starts nothing', async () => {
  const answer = await ask();
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect(scene.camera(1).viewers + scene.camera(2).viewers).toBe(0);
});

test('a stream that runs gives its newest key frame, the small one’s rather than the full one’s, and its age', async () => {
  await scene.playlist();
  const full = await poster();
  expect(full).toMatchObject({ status: 200, boxes: ['ftyp', 'moov', 'moof', 'mdat'] });
  expect(Math.abs(Date.now() - full.capturedAt)).toBeLessThan(20_000);
  await fetch(`${scene.node.live(id)}sub/index.m3u8`);
  const small = await poster();
  expect(small.boxes).toEqual(full.boxes);
  expect(small.size).toBeLessThan(full.size);
});

test('one that has ended leaves its last picture, and says how old it is', async () => {
  await eventually('nobody is relayed', async () => (await scene.node.status()).sessions.length === 0);
  const endedAt = Date.now();
  const kept = await poster();
  expect(kept).toMatchObject({ status: 200, boxes: ['ftyp', 'moov', 'moof', 'mdat'] });
  expect(kept.capturedAt).toBeLessThan(endedAt);
  expect(await poster()).toEqual(kept);
});

test('a camera that turns private leaves none, with an approval or without, nor does it when it is public again', async () => {
  const source = { url: scene.cameras.url('/cam/1'), subUrl: scene.cameras.url('/cam/2') };
  await scene.node.register(id, { ...source, private: true });
  expect((await ask()).status).toBe(403);
  expect((await ask({ approval: 'approval-1' })).status).toBe(204);
  const approved = await fetch(`${scene.node.live(id, { approval: 'approval-1' })}index.m3u8`);
  expect(approved.status).toBe(200);
  expect((await ask({ approval: 'approval-1' })).status).toBe(204);
  await scene.node.internal('POST', '/internal/approvals/approval-1/end');
  await scene.node.register(id, source);
  expect((await ask()).status).toBe(204);
});

test('another address of the camera leaves no picture of the old one', async () => {
  await scene.playlist();
  expect((await ask()).status).toBe(200);
  await scene.node.register(id, { url: scene.cameras.url('/cam/2') });
  expect((await ask()).status).toBe(204);
});
