import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { cameraId, filesOf, type Scene, startScene } from './streams-viewer.ts';

const id = cameraId(1);
const lonely = cameraId(2);
let scene: Scene;

beforeAll(async () => {
  scene = await startScene([{ clip: 'crossroad' }, { clip: 'crossroad-sub' }, { clip: 'lobby-sub' }]);
  await scene.node.register(id, both('/cam/2'));
});

afterAll(() => scene.stop());

const both = (sub: string) => ({ url: scene.cameras.url('/cam/1'), subUrl: scene.cameras.url(sub) });
const viewers = (): number[] => [1, 2, 3].map((serial) => scene.camera(serial).viewers);
test('the small stream is a relay of its own: it starts without the full one, and its files are its own', async () => {
  const folder = scene.node.live(id);
  const answer = await fetch(`${folder}sub/index.m3u8`);
  expect(answer.status).toBe(200);
  expect(viewers()).toEqual([0, 1, 0]);
  const sub = filesOf(await answer.text());
  expect((await fetch(`${folder}sub/${sub.map}`)).status).toBe(200);
  expect((await fetch(`${folder}${sub.map}`)).status).toBe(404);
  const main = filesOf(await scene.playlist());
  expect(viewers()).toEqual([1, 1, 0]);
  expect((await fetch(`${folder}sub/${main.parts.at(-1)}`)).status).toBe(404);
  const [full, small] = [await scene.session(1, 'main'), await scene.session(1, 'sub')];
  expect([full?.stats.width, small?.stats.width]).toEqual([640, 320]);
  const states = await Promise.all(
    ['state', 'sub/state'].map(async (file) => (await fetch(folder + file)).json()),
  );
  expect(states).toMatchObject([{ state: 'live' }, { state: 'live' }]);
});

test('another address of the small stream restarts that relay only', async () => {
  const before = await scene.session();
  await scene.node.register(id, both('/cam/3'));
  await eventually('the old small stream is let go', () => scene.camera(2).viewers === 0);
  expect((await fetch(`${scene.node.live(id)}sub/index.m3u8`)).status).toBe(200);
  expect(viewers()).toEqual([1, 0, 1]);
  const { frames = 0 } = before?.stats ?? {};
  const now = await eventually('the full picture goes on', async () => {
    const session = await scene.session();
    return (session?.stats.frames ?? 0) > frames ? session : undefined;
  });
  expect(now.stats.connects).toBe(1);
});

test('a camera without a small stream says so; a wrong grant is told nothing', async () => {
  for (const file of ['index.m3u8', 'state', 'x-p1.m4s']) {
    const answer = await fetch(`${scene.node.live(lonely)}sub/${file}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'notFound' } });
  }
  const stolen = scene.node.live(id).replace(`/${id}/`, `/${lonely}/`);
  expect((await fetch(`${stolen}sub/index.m3u8`)).status).toBe(403);
});

test('the node says how much it can relay', async () => {
  expect((await scene.node.status()).capacity).toBe(200);
});
