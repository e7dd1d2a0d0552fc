import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SessionStatus } from '@fengqiao/streams';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { expectWithin } from '../helpers/within.ts';
import { cameraId, type Scene, startScene } from './streams-viewer.ts';

// The real waiting times (1 to 30 s, 3 s at most while somebody watches) on a clock that runs a hundred times as fast.
const retry = { firstMs: 10, maxMs: 300, watchedMs: 30 };
const id = cameraId(1);
let scene: Scene;

afterEach(() => scene.stop());

/** Times between a failure of a camera and the next connection to it, ms. */
function waitsOf(states: SessionStatus[], camera: string): number[] {
  const waits: number[] = [];
  let failedAt: number | undefined;
  for (const { cameraId: each, state, since } of states) {
    if (each !== camera) continue;
    if (state === 'failed') failedAt = since;
    else if (state === 'connecting' && failedAt !== undefined) {
      waits.push(since - failedAt);
      failedAt = undefined;
    }
  }
  return waits;
}

test('a camera that flaps a hundred times has one session and one connection at any time, and is back after the last', async () => {
  scene = await startScene([{ clip: 'crossroad-sub' }], { retry });
  const camera = scene.camera();
  let most = 0;
  scene.watch();
  await scene.playlist();
  for (let round = 0; round < 100; round++) {
    camera.die();
    await eventually('the failure is seen', () => scene.node.states.at(-1)?.state === 'failed');
    camera.revive();
    await eventually('it is connected again', async () => {
      await setImmediate();
      most = Math.max(most, camera.viewers);
      return camera.viewers > 0;
    });
    if (round % 10 === 0) expect((await scene.node.status()).sessions).toHaveLength(1);
  }
  const lastAt = Date.now();
  await eventually('the tile is back', async () => (await scene.session())?.state === 'live');
  const backMs = Date.now() - lastAt;
  const stats = (await scene.session())?.stats;
  const waits = waitsOf(scene.node.states, id);
  process.stderr.write(
    `100 flaps: ${stats?.connects} connections, waits ${Math.min(...waits)} to ${Math.max(...waits)} ms\n`,
  );
  expect(most).toBe(1);
  expect(stats?.connects).toBeGreaterThanOrEqual(100);
  // Every connection is one that failed before; a wait that could be shorter than the first one would hammer the camera.
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(retry.firstMs - 1);
  expectWithin('last flap → live', backMs, 5000);
  await eventually('one connection', () => camera.viewers === 1);
  await scene.node.internal('DELETE', `/internal/cameras/${id}`);
  await eventually('no orphan at the camera', () => camera.viewers === 0);
});

test('cameras that all die at once are not stormed, and come back', async () => {
  const count = 16;
  const cameras = Array.from({ length: count }, () => ({ clip: 'crossroad-sub' as const }));
  const slower = { firstMs: 60, maxMs: 1800, watchedMs: 180 };
  scene = await startScene(cameras, { retry: slower });
  const serials = cameras.map((_, i) => i + 1);
  for (const serial of serials)
    await scene.node.internal('POST', `/internal/cameras/${cameraId(serial)}/prewarm`);
  const states = async (state: string) =>
    (await scene.node.status()).sessions.filter((session) => session.state === state).length;
  await eventually('all are live', async () => (await states('live')) === count);

  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const seen = scene.node.states.length;
  const deadAt = Date.now();
  for (const serial of serials) scene.camera(serial).die();
  await eventually('each was asked again four times', () => {
    const since = scene.node.states.slice(seen);
    return serials.every((serial) => waitsOf(since, cameraId(serial)).length >= 4);
  });
  const asked = scene.node.states.slice(seen).filter(({ state }) => state === 'connecting');
  const third = serials.map((serial) => {
    const times = asked.filter(({ cameraId: each }) => each === cameraId(serial));
    return (times[2]?.since ?? 0) - deadAt;
  });
  const busiest = Math.max(
    ...third.map((at) => third.filter((other) => other >= at && other < at + 50).length),
  );
  process.stderr.write(
    `${count} cameras dead at once: third question ${Math.min(...third)} to ${Math.max(...third)} ms later, ${busiest} at most in 50 ms\n`,
  );
  // Where this process stood still for longer than that, all that fell due meanwhile comes at once.
  stalls.disable();
  if (stalls.max / 1e6 < 25) expect(busiest).toBeLessThan(count / 2);
  for (const serial of serials) {
    const waits = waitsOf(scene.node.states, cameraId(serial));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(slower.firstMs - 1);
    scene.camera(serial).revive();
  }
  await eventually('all are live again', async () => (await states('live')) === count);
  expect((await scene.node.status()).sessions).toHaveLength(count);
  await eventually('one connection each', () =>
    serials.every((serial) => scene.camera(serial).viewers === 1),
  );
});
