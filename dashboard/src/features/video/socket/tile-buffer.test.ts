import type { PartFrame } from '@fengqiao/contract/picture-frame';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlayerFailure } from '../player.ts';
import { TileBuffer } from './tile-buffer.ts';

/** As much of a browser's buffer as a tile uses: parts of `00 <second> <tenth>` bytes lie at their time, a fifth of a second each. */
class FakeBuffer extends EventTarget {
  ranges: [number, number][] = [];
  log: string[] = [];
  full = 0;

  get buffered() {
    return {
      length: this.ranges.length,
      start: (i: number) => this.ranges[i]?.[0],
      end: (i: number) => this.ranges[i]?.[1],
    };
  }

  appendBuffer(media: Uint8Array) {
    if (this.full > 0) {
      this.full -= 1;
      this.log.push('full');
      throw new DOMException('full', 'QuotaExceededError');
    }
    const [kind, whole = 0, tenth = 0] = media;
    this.log.push(kind === 1 ? 'init' : `part ${whole}.${tenth}`);
    if (kind !== 1) this.#place(whole + tenth / 10);
    this.#end();
  }

  remove(from: number, to: number) {
    this.log.push(`remove ${from}–${to}`);
    this.ranges = this.ranges.flatMap(([start, end]): [number, number][] =>
      end <= to ? [] : [[Math.max(start, to), end]],
    );
    this.#end();
  }

  changeType(type: string) {
    this.log.push(`type ${type}`);
  }

  #place(start: number) {
    const last = this.ranges.at(-1);
    if (last && Math.abs(last[1] - start) < 0.05) last[1] = start + 0.2;
    else this.ranges.push([start, start + 0.2]);
  }

  #end() {
    queueMicrotask(() => this.dispatchEvent(new Event('updateend')));
  }
}

class FakeSource extends EventTarget {
  static supported = (_type: string) => true;
  static last: FakeSource;
  readonly buffer = new FakeBuffer();
  readyState = 'closed';
  duration = Number.NaN;

  constructor() {
    super();
    FakeSource.last = this;
  }

  static isTypeSupported(type: string) {
    return FakeSource.supported(type);
  }

  addSourceBuffer() {
    return this.buffer;
  }

  open() {
    this.readyState = 'open';
    this.dispatchEvent(new Event('sourceopen'));
  }
}

class FakeVideo extends EventTarget {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  seeking = false;
  src = '';
  disableRemotePlayback = false;
  async play() {
    this.paused = false;
  }
  removeAttribute() {}
  load() {}
}

const avc = 'avc1.4d0028';
let video: FakeVideo;
let buffer: TileBuffer;
let failures: PlayerFailure[];
let source: FakeSource;

beforeEach(() => {
  vi.stubGlobal('MediaSource', FakeSource);
  vi.stubGlobal('URL', { createObjectURL: () => 'blob:', revokeObjectURL: () => {} });
  FakeSource.supported = () => true;
  video = new FakeVideo();
  failures = [];
  buffer = new TileBuffer(video as unknown as HTMLVideoElement, (failure) => failures.push(failure));
  source = FakeSource.last;
});
afterEach(() => {
  buffer.close();
  vi.unstubAllGlobals();
});

const init = (codecs = avc) => buffer.init(codecs, Uint8Array.of(1));
/** A part at a media time, taken at 100,000 ms plus that time. */
function part(atS: number, more: Partial<PartFrame> = {}): void {
  const whole = Math.floor(atS + 0.001);
  const media = Uint8Array.of(0, whole, Math.round((atS - whole) * 10));
  const wallMs = 100_000 + atS * 1_000;
  buffer.part(
    { kind: 'part', tile: 1, independent: false, gap: false, wallMs, durationTicks: 18_000, ...more },
    media,
  );
}
/** A second of pictures beginning with a key frame. */
function second(fromS: number): void {
  for (let n = 0; n < 5; n++) part(fromS + n * 0.2, { independent: n === 0 });
}
const settled = async () => {
  for (let n = 0; n < 400; n++) await Promise.resolve();
};

test('what comes before the source is open waits, in order, and the newest picture plays', async () => {
  init();
  second(7);
  expect(source.buffer.log).toEqual([]);
  source.open();
  await settled();
  expect(source.buffer.log).toEqual(['init', 'part 7.0', 'part 7.2', 'part 7.4', 'part 7.6', 'part 7.8']);
  expect(video).toMatchObject({ currentTime: expect.closeTo(7.7, 3), paused: false });
  expect(buffer.capturedMs()).toBeCloseTo(107_700, -1);
});

test('a source that is open and has not said so is not written to: its duration comes first', async () => {
  source.readyState = 'open';
  init();
  second(7);
  await settled();
  expect(source.buffer.log).toEqual([]);
  source.open();
  await settled();
  expect(source.buffer.log[0]).toBe('init');
  expect(source.duration).toBe(Number.POSITIVE_INFINITY);
});

test('a jump under way is not begun anew, unless what it goes to is gone', async () => {
  source.open();
  init();
  second(0);
  await settled();
  video.seeking = true;
  second(1);
  second(2);
  await settled();
  expect(video.currentTime).toBeLessThan(1);
  video.seeking = false;
  part(3, { independent: true });
  await settled();
  expect(video.currentTime).toBeCloseTo(2.9, 3);
});

test('one part alone does not begin to play', async () => {
  source.open();
  init();
  part(0, { independent: true });
  await settled();
  expect(video.paused).toBe(true);
  part(0.2);
  await settled();
  expect(video.paused).toBe(false);
});

test('parts before the first key frame are left out', async () => {
  source.open();
  init();
  part(3.6);
  part(3.8);
  second(4);
  await settled();
  expect(source.buffer.log[1]).toBe('part 4.0');
});

test('another format empties the buffer, changes the type only when it has to, and is gone to', async () => {
  source.open();
  init();
  second(40);
  await settled();
  source.buffer.log = [];
  init();
  second(0);
  await settled();
  expect(source.buffer.log.slice(0, 3)).toEqual(['remove 0–Infinity', 'init', 'part 0.0']);
  expect(video.currentTime).toBeLessThan(1);
  init('hvc1.1.6.L93.B0');
  await settled();
  expect(source.buffer.log.slice(-3)).toEqual([
    'remove 0–Infinity',
    'type video/mp4; codecs="hvc1.1.6.L93.B0"',
    'init',
  ]);
});

test('a gap is gone over and waits for its key frame', async () => {
  source.open();
  init();
  second(1);
  await settled();
  part(5.2, { gap: true });
  part(5.4);
  part(6, { gap: true, independent: true });
  await settled();
  expect(source.buffer.log.slice(-2)).toEqual(['part 1.8', 'part 6.0']);
  expect(video.currentTime).toBe(6);
});

test('what lies more than four seconds behind goes, cut at a key frame', async () => {
  source.open();
  init();
  for (let s = 0; s < 12; s++) {
    second(s);
    await settled();
  }
  expect(source.buffer.ranges).toEqual([[7, expect.closeTo(12, 5)]]);
  expect(buffer.held().seconds).toBeCloseTo(5, 3);
});

test('a full buffer gives up what lies behind and takes the part again', async () => {
  source.open();
  init();
  second(0);
  second(1);
  second(2);
  await settled();
  source.buffer.full = 1;
  source.buffer.log = [];
  part(3, { independent: true });
  await settled();
  expect(source.buffer.log).toEqual(['full', 'remove 0–2', 'part 3.0']);
  expect(buffer.quotaHits).toBe(1);
});

test('a buffer that is full of nothing else begins anew at a key frame', async () => {
  source.open();
  init();
  part(0, { independent: true });
  await settled();
  source.buffer.full = 1;
  part(0.2);
  await settled();
  part(0.4);
  part(1, { independent: true });
  await settled();
  expect(source.buffer.log.slice(-3)).toEqual(['full', 'remove 0–Infinity', 'part 1.0']);
});

test('a codec that this terminal cannot decode fails before anything is tried', () => {
  FakeSource.supported = (type) => !type.includes('hvc1');
  init('hvc1.1.6.L93.B0');
  source.open();
  expect(failures).toEqual(['codec']);
  expect(source.buffer.log).toEqual([]);
});

test('what cannot be played fails once', async () => {
  source.open();
  init();
  await settled();
  video.dispatchEvent(new Event('error'));
  source.buffer.dispatchEvent(new Event('error'));
  expect(failures).toEqual(['media']);
});
