import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeCamera, startMs, watermark } from './fake-camera.sample.ts';
import { LivePicture } from './live-picture.ts';

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

test('a picture is connecting until its first frame and then live with its real latency', async () => {
  camera.sends = false;
  picture.start();
  await run(2_000);
  expect(kind()).toBe('connecting');
  camera.sends = true;
  await run(4_000);
  expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'live' }, latencyMs: 900, frameAgeMs: 0 });
});

test('the watermark of the grant is there before the first frame and follows each new grant', async () => {
  camera.sends = false;
  picture.start();
  await run(0);
  expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'connecting' }, watermark });
  camera.sends = true;
  await run(35_000);
  expect(picture.getSnapshot().watermark?.terminal).toBe('Desk 2');
});

test('the picture of a private room is taken down when its time is over, whatever the server does', async () => {
  camera.endsAt = new Date(startMs + 20_000).toISOString();
  picture.start();
  await run(19_000);
  expect(kind()).toBe('live');
  await run(1_000);
  expect(kind()).toBe('private');
  expect(camera.closed).toBe(1);
});

test('the grant is renewed in the background without opening another player', async () => {
  picture.start();
  await run(65_000);
  expect(camera.grants).toBe(3);
  expect(camera.opened).toHaveLength(1);
  expect(camera.opened[0]?.renewed).toEqual(['g2', 'g3']);
  expect(kind()).toBe('live');
});

test('a camera that stops sending is frozen with the time of its last frame and comes back by itself', async () => {
  picture.start();
  await run(5_000);
  camera.sends = false;
  camera.report = { state: 'stalled', reason: 'no-rtp' };
  await run(7_000);
  expect(picture.getSnapshot()).toMatchObject({
    state: { kind: 'frozen', since: startMs + 5_000 - 900 },
    latencyMs: null,
    reason: 'no-rtp',
  });
  await run(60_000);
  expect(kind()).toBe('frozen');
  expect(camera.kept).toBeGreaterThan(0);
  camera.sends = true;
  await run(8_000);
  expect(kind()).toBe('live');
});

test('a player that failed is opened again and the old picture is never shown as live', async () => {
  picture.start();
  await run(5_000);
  camera.break('network');
  await run(100);
  expect(camera.closed).toBe(1);
  await run(4_000);
  expect(camera.opened).toHaveLength(2);
  expect(kind()).toBe('live');
});

test('the gateway may be away for longer than a renewal takes', async () => {
  picture.start();
  await run(25_000);
  camera.refusal = 'network';
  await run(20_000);
  camera.refusal = null;
  await run(20_000);
  expect(camera.opened).toHaveLength(1);
  expect(kind()).toBe('live');
});

test('a grant that leads to another node opens the picture there', async () => {
  picture.start();
  await run(5_000);
  camera.node = 'node2';
  await run(30_000);
  expect(camera.opened.at(-1)?.node).toBe('node2');
  expect(camera.opened).toHaveLength(2);
});

test.each([
  ['play.private', 'private'],
  ['camera.noSource', 'noSource'],
  ['access.denied', 'denied'],
  ['streams.unavailable', 'failed'],
])('the refusal %s shows as %s', async (code, expected) => {
  camera.refusal = code;
  picture.start();
  await run(1_000);
  expect(kind()).toBe(expected);
});

test('a room that becomes private takes its picture off at the next report', async () => {
  picture.start();
  await run(5_000);
  camera.report = { state: 'private' };
  await run(16_000);
  expect(kind()).toBe('private');
  expect(camera.closed).toBe(1);
  expect(camera.kept).toBe(0);
});

test('a codec that this terminal cannot decode is named', async () => {
  camera.sends = false;
  camera.report = { codec: 'hvc1.1.6.L93.B0' };
  picture.start();
  await run(1_000);
  expect(picture.getSnapshot().state).toEqual({ kind: 'unsupported', codec: 'hvc1.1.6.L93.B0' });
});

test('a hidden page is no frozen camera', async () => {
  picture.start();
  await run(5_000);
  camera.hidden = true;
  camera.sends = false;
  await run(120_000);
  camera.hidden = false;
  await run(1_000);
  expect(kind()).toBe('live');
  expect(camera.jumps).toBe(1);
});

test('a stopped picture asks for nothing any more', async () => {
  picture.start();
  await run(5_000);
  picture.stop();
  const { grants } = camera;
  await run(300_000);
  expect(camera.grants).toBe(grants);
  expect(camera.closed).toBe(1);
});

test('while the gateway is away a picture that has to be opened anew goes on under its old grant', async () => {
  picture.start();
  await run(5_000);
  camera.refusal = 'network';
  camera.break('network');
  await run(3_000);
  expect(camera.opened).toHaveLength(2);
  expect(kind()).toBe('live');
});

test('a small tile plays the small stream, and changes with its size under the same grant', async () => {
  camera.subs = true;
  camera.width = 480;
  picture.start();
  await run(2_000);
  camera.width = 1_920;
  await run(2_000);
  expect(camera.opened.map(({ stream }) => stream)).toEqual(['sub', 'main']);
  expect(camera.grants).toBe(1);
  expect(camera.kept).toBe(1);
  expect(kind()).toBe('live');
});

test('a full stream that this terminal cannot decode gives way to the small one, and says so', async () => {
  camera.subs = true;
  camera.report = { codec: 'hvc1.1.6.L93.B0' };
  picture.start();
  await run(1_000);
  camera.report = {};
  await run(2_000);
  expect(camera.opened.map(({ stream }) => stream)).toEqual(['main', 'sub']);
  expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'live' }, subInsteadOf: 'hvc1.1.6.L93.B0' });
});

test('a small stream that the camera does not have gives way to the full one', async () => {
  camera.subs = true;
  camera.width = 480;
  camera.sends = false;
  camera.report = { state: 'failed', reason: 'not-found' };
  picture.start();
  await run(4_000);
  expect(camera.opened.map(({ stream }) => stream)).toEqual(['sub', 'main']);
});

test('the still of a camera stands for its first picture, with its time, and goes with it', async () => {
  camera.sends = false;
  camera.posterMs = startMs - 3_600_000;
  picture.start();
  await run(2_000);
  expect(picture.getSnapshot()).toMatchObject({
    state: { kind: 'connecting' },
    posterMs: startMs - 3_600_000,
  });
  camera.sends = true;
  await run(1_000);
  expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'live' }, posterMs: null });
});
