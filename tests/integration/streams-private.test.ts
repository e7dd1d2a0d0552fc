import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { cameraId, filesOf, type Scene, startScene } from './streams-viewer.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await startScene([{ clip: 'lobby-sub' }]);
});

afterAll(() => scene.stop());

describe('a private camera’s relay', () => {
  const id = cameraId(10);
  const stateOf = async () =>
    (await scene.node.status()).sessions.find(({ cameraId }) => cameraId === id)?.state;
  const playlist = (approval: string, more = {}) =>
    fetch(`${scene.node.live(id, { approval, ...more })}index.m3u8`);

  /** The playlist of a frozen camera once what was under way has arrived: the same for 20 looks. */
  async function standingStill(): Promise<string> {
    let last = '';
    let looks = 0;
    await eventually('the playlist stands still', async () => {
      const text = await (await playlist('a-4')).text();
      looks = text === last ? looks + 1 : 0;
      last = text;
      return looks >= 20;
    });
    return last;
  }

  test('stays private when an older word of it arrives late', async () => {
    const late = cameraId(11);
    const source = { url: scene.cameras.url('/cam/1') };
    const plain = () => fetch(`${scene.node.live(late)}index.m3u8`);
    await scene.node.register(late, { ...source, private: false, version: 1 });
    expect((await plain()).status).toBe(200);
    await scene.node.register(late, { ...source, private: true, version: 2 });
    expect((await plain()).status).toBe(403);
    await scene.node.register(late, { ...source, private: false, version: 1 });
    expect((await plain()).status).toBe(403);
    await scene.node.register(late, { ...source, private: false, version: 3 });
    expect((await plain()).status).toBe(200);
  });

  test('is never started beforehand, and not for a viewer without an approval', async () => {
    await scene.node.register(id, { url: scene.cameras.url('/cam/1'), private: true });
    expect((await scene.node.internal('POST', `/internal/cameras/${id}/prewarm`)).status).toBe(403);
    expect((await fetch(`${scene.node.live(id)}index.m3u8`)).status).toBe(403);
    expect(await stateOf()).toBeUndefined();
  });

  test('ends when the last approved viewer was sent away, and only then', async () => {
    expect((await playlist('a-1')).status).toBe(200);
    expect((await playlist('a-2')).status).toBe(200);
    await scene.node.internal('POST', '/internal/approvals/a-1/end');
    expect((await playlist('a-1')).status).toBe(403);
    expect(await stateOf()).toBe('live');
    await scene.node.internal('POST', '/internal/approvals/a-2/end');
    expect(await stateOf()).toBeUndefined();
    expect((await playlist('a-2')).status).toBe(403);
    expect(await stateOf()).toBeUndefined();
  });

  test('does not linger when its viewer just goes', async () => {
    expect((await playlist('a-3')).status).toBe(200);
    const gone = await scene.node.until(id, ({ state }) => state === 'idle');
    expect(gone.cameraId).toBe(id);
  });

  test('gives a waiting viewer nothing once the grant has expired or the viewing has ended', async () => {
    await playlist('a-4');
    scene.camera().freeze();
    const { segments, hint } = filesOf(await standingStill());
    const expires = Math.floor(Date.now() / 1000) + 2;
    const waiting = fetch(scene.node.live(id, { approval: 'a-4', expires }) + hint);
    const ended = fetch(scene.node.live(id, { approval: 'a-5' }) + hint);
    await scene.node.internal('POST', '/internal/approvals/a-5/end');
    expect((await ended).status).toBe(403);
    expect((await fetch(scene.node.live(id, { approval: 'a-5' }) + segments[0])).status).toBe(403);
    expect((await waiting).status).toBe(403);
  });
});
