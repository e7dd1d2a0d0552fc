import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { buildStreams, startStreams } from '../helpers/streams-process.ts';
import { expectWithin } from '../helpers/within.ts';
import { cameraId, type Scene, startScene } from './streams-viewer.ts';

const SERIALS = [1, 2, 3, 4];
const login = { scheme: 'digest', user: 'admin', password: 'word-of-a-camera' } as const;
let scene: Scene;

beforeAll(async () => {
  await buildStreams();
  const cameras = SERIALS.map(() => ({ clip: 'crossroad-sub', auth: login }) as const);
  scene = await startScene(cameras, { workers: 2, workerSessions: 2 });
  for (const serial of SERIALS) scene.watch(serial);
  await Promise.all(SERIALS.map((serial) => scene.playlist('', serial)));
});

afterAll(() => scene.stop());

const workers = async () => (await scene.node.status()).workers;
const connects = () =>
  Promise.all(SERIALS.map(async (serial) => (await scene.session(serial))?.stats.connects ?? 0));
/** What a viewer may notice of a camera: its state, pictures, losses and discontinuities. */
async function look(serial: number) {
  const session = await scene.session(serial);
  const { frames = 0, droppedFrames: dropped = 0 } = session?.stats ?? {};
  const breaks = (await scene.playlist('', serial)).split('#EXT-X-DISCONTINUITY\n').length - 1;
  return { state: session?.state, frames, dropped, breaks };
}

/** A process that has ended, waited for or not. */
function isGone(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
}

/** Does something to a worker and waits until its cameras are live again; ms from the blow to the last of them. */
async function blink(blow: (pid: number) => void): Promise<{ ms: number; hit: number[] }> {
  const before = await connects();
  const looks = await Promise.all(SERIALS.map(look));
  const [first] = await workers();
  if (first === undefined) throw new Error('a worker');
  const liveAt = new Map<string, number>();
  const seen = scene.node.states.length;
  const at = Date.now();
  blow(first.pid);
  await eventually('its cameras are live again', () => {
    for (const { cameraId: id, state, since } of scene.node.states.slice(seen))
      if (state === 'live') liveAt.set(id, since);
    return liveAt.size === first.lines;
  });
  const now = await connects();
  const hit = SERIALS.filter((_, i) => now[i] !== before[i]);
  expect(hit.map((serial) => liveAt.has(cameraId(serial)))).toEqual(hit.map(() => true));
  // The others were not asked again, lost nothing, and went on.
  for (const [i, serial] of SERIALS.entries()) {
    const was = looks[i];
    if (hit.includes(serial) || was === undefined) continue;
    await eventually('it goes on', async () => (await look(serial)).frames > was.frames);
    const is = await look(serial);
    expect(is).toMatchObject({ state: 'live', dropped: was.dropped });
    expect(is.breaks).toBeLessThanOrEqual(was.breaks);
  }
  expect(isGone(first.pid)).toBe(true);
  return { ms: Math.max(...liveAt.values()) - at, hit };
}

test('cameras are spread over the workers, each in one connection', async () => {
  expect((await workers()).map(({ lines }) => lines)).toEqual([2, 2]);
  expect(await connects()).toEqual([1, 1, 1, 1]);
  const session = await eventually('its figures', async () => {
    const now = await scene.session(1);
    return now?.stats.fps && now.stats.kbps > 0 ? now : undefined;
  });
  expect(session).toMatchObject({
    state: 'live',
    stats: { width: 320, height: 180, fps: 15, droppedFrames: 0, clock: 'camera' },
  });
});

test('no login and no address of a camera is in the command line or the environment of a worker', async () => {
  for (const { pid } of await workers()) {
    const shown = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1')).join();
    expect(shown).not.toMatch(/word-of-a-camera|rtsp:/);
    expect(shown).not.toContain(scene.node.secret);
  }
});

describe('a worker that', () => {
  test('is killed is a blink of its own cameras, in the same playlist behind a discontinuity', async () => {
    const names = await Promise.all(SERIALS.map((serial) => scene.playlist('', serial)));
    const { ms, hit } = await blink((pid) => process.kill(pid, 'SIGKILL'));
    expect(hit).toHaveLength(2);
    expectWithin('worker killed → its cameras live', ms, 2000);
    for (const serial of hit) {
      const text = await eventually('a discontinuity', async () => {
        const now = await scene.playlist('', serial);
        return now.includes('#EXT-X-DISCONTINUITY\n') ? now : undefined;
      });
      const prefix = /"(\w{12})-i/.exec(names[serial - 1] ?? '')?.[1] ?? 'none';
      expect(text).toContain(prefix);
    }
    expect(scene.node.states.some(({ state }) => state === 'failed')).toBe(false);
  });

  test('freezes is replaced after three seconds', async () => {
    const { ms, hit } = await blink((pid) => process.kill(pid, 'SIGSTOP'));
    // Three seconds until it is believed; two of its cameras saw the other worker die just now and wait one to three more (`Retry`).
    expectWithin(`worker frozen → its ${hit.length} cameras live`, ms, 8000);
  });
});

test('cameras see no more connections than there are sessions', async () => {
  await eventually('one viewer each', () => SERIALS.every((serial) => scene.camera(serial).viewers === 1));
});

test('workers end with their node, also when it is killed, and leave no connection at the cameras', async () => {
  const node = await startStreams({ STREAMS_WORKERS: '2', STREAMS_WORKER_SESSIONS: '1' });
  const headers = { authorization: `Bearer ${node.secret}` };
  for (const serial of [1, 2]) {
    const path = `${node.url}/internal/cameras/${cameraId(serial)}`;
    const url = scene.cameras.url(`/cam/${serial}`);
    await fetch(path, { method: 'PUT', headers, body: JSON.stringify({ url }) });
    await fetch(`${path}/prewarm`, { method: 'POST', headers });
  }
  await eventually('both are connected', () => [1, 2].every((serial) => scene.camera(serial).viewers === 2));
  const status = (await (await fetch(`${node.url}/internal/status`, { headers })).json()) as {
    workers: { pid: number; lines: number }[];
  };
  expect(status.workers.map(({ lines }) => lines)).toEqual([1, 1]);
  await node.kill();
  await eventually('its workers are gone', () => status.workers.every(({ pid }) => isGone(pid)));
  await eventually('one viewer each', () => [1, 2].every((serial) => scene.camera(serial).viewers === 1));
});
