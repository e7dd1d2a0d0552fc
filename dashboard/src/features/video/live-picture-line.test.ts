import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeCamera, startMs } from './fake-camera.sample.ts';
import { LivePicture } from './live-picture.ts';
import { ServerClock } from './server-clock.ts';

const video = {} as HTMLVideoElement;
let camera: FakeCamera;
let picture: LivePicture;

beforeEach(() => {
  vi.useFakeTimers({ now: startMs });
  camera = new FakeCamera();
  picture = new LivePicture('51190200001310000001', video, camera.deps);
});
afterEach(() => {
  picture.stop();
  vi.useRealTimers();
});

const run = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const kind = () => picture.getSnapshot().state.kind;

describe('over the page’s line', () => {
  beforeEach(() => {
    camera.line = new ServerClock();
    camera.line.observe({ sentMs: startMs, receivedMs: startMs, serverMs: startMs });
  });

  test('the node’s clock and word come by themselves: nothing is asked over HTTP', async () => {
    picture.start();
    await run(20_000);
    expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'live' }, latencyMs: 900 });
    camera.tell({ droppedFrames: 7 });
    await run(1_000);
    expect(picture.getSnapshot().droppedFrames).toBe(7);
    expect(camera.reports).toBe(0);
  });

  test('a camera that is down is waited for under the same player', async () => {
    picture.start();
    await run(5_000);
    camera.tell({ state: 'failed', reason: 'unreachable' });
    // What was on its way is still drawn.
    await run(1_000);
    camera.sends = false;
    await run(60_000);
    expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'frozen' }, reason: 'unreachable' });
    camera.sends = true;
    await run(1_000);
    expect(kind()).toBe('live');
    expect(camera.opened).toHaveLength(1);
  });

  test('a line that breaks asks for the way at once, and moves when it leads to another node', async () => {
    picture.start();
    await run(5_000);
    camera.node = 'node2';
    camera.lose(0);
    await run(100);
    expect(camera.opened.map(({ node }) => node)).toEqual(['node1', 'node2']);
    expect(camera.kept).toBe(1);
  });

  test('a line that does not open is left for plain HLS only when the node answers', async () => {
    picture.start();
    await run(5_000);
    camera.silent = true;
    camera.lose(2);
    await run(100);
    expect(camera.blocked).toEqual([]);
    camera.silent = false;
    camera.lose(4);
    await run(100);
    expect(camera.blocked).toEqual(['ws://node1/pictures']);
    expect(camera.opened).toHaveLength(2);
  });

  test('a refused private room is taken down at once and leaves no still', async () => {
    camera.endsAt = new Date(startMs + 600_000).toISOString();
    camera.isPrivate = true;
    picture.start();
    await run(5_000);
    camera.break('refused', 'play.denied');
    await run(0);
    expect(kind()).toBe('private');
    expect(camera.kept).toBe(0);
  });

  test('a node that forgot the camera is asked again under a new grant', async () => {
    picture.start();
    await run(5_000);
    camera.break('refused', 'camera.unknown');
    await run(2_000);
    expect(camera.opened).toHaveLength(2);
    expect(camera.grants).toBe(2);
  });
});
