import type { RelayReport } from '@fengqiao/contract/cameras';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GrantPath } from './grant-path.ts';
import { LivePicture, type PictureDeps } from './live-picture.ts';
import type { PlayerFailure, PlayerOptions } from './player.ts';

const video = {} as HTMLVideoElement;
const watermark = {
  displayName: 'Li Ming',
  account: 'operator01',
  terminal: 'Desk 1',
  timeZone: 'Asia/Shanghai',
  viewing: null,
};
const startMs = Date.parse('2026-11-22T15:41:00+08:00');

/** A camera at 10 frames/s whose frames are 900 ms old when they are drawn; every switch is a fault. */
class FakeCamera {
  refusal: string | null = null;
  endsAt: string | null = null;
  report: Partial<RelayReport> = {};
  sends = true;
  hidden = false;
  node = 'node1';
  grants = 0;
  opened: GrantPath[] = [];
  closed = 0;
  jumps = 0;
  kept = 0;
  #fail: ((failure: PlayerFailure) => void) | null = null;
  #frames = 0;

  readonly deps: PictureDeps = {
    requestGrant: async () => {
      this.grants += 1;
      if (this.refusal) throw Object.assign(new Error(this.refusal), { code: this.refusal });
      const playlist = `http://${this.node}/play/g${this.grants}/live.m3u8`;
      return {
        playlist,
        subPlaylist: null,
        socket: `ws://${this.node}/pictures`,
        grant: `g${this.grants}`,
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
        now: new Date().toISOString(),
        watermark: { ...watermark, terminal: `Desk ${this.grants}` },
        private: false,
        viewingId: null,
        endsAt: this.endsAt,
      };
    },
    requestReport: async () => ({
      state: 'live',
      reason: null,
      message: null,
      now: new Date().toISOString(),
      lastFrameAt: null,
      droppedFrames: 0,
      codec: 'avc1.42E01E',
      ...this.report,
    }),
    openPlayer: async ({ path, onFailure }: PlayerOptions) => {
      this.opened.push(path);
      this.#fail = onFailure;
      return {
        capturedMs: () => Date.now() - 900,
        toLive: () => {
          this.jumps += 1;
        },
        close: () => {
          this.closed += 1;
        },
      };
    },
    keepFrame: () => {
      this.kept += 1;
    },
    framesOf: () => {
      if (this.sends && this.opened.length > this.closed) this.#frames += 5;
      return this.#frames;
    },
    canDecode: (codec) => codec.startsWith('avc1'),
    isPageHidden: () => this.hidden,
    now: () => Date.now(),
  };

  break(failure: PlayerFailure): void {
    this.#fail?.(failure);
  }
}

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
  expect(camera.opened[0]?.rewrite('http://node1/play/g2/part.mp4')).toBe('http://node1/play/g3/part.mp4');
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
  expect(camera.opened.at(-1)?.playlist).toContain('http://node2/');
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
