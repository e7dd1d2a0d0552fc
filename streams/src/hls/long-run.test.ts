import { afterEach, expect, test, vi } from 'vitest';
import { BASELINE_360P, MAIN_1080P } from '../fmp4/parameter-sets.sample.ts';
import { checkPlaylist } from './check-playlist.sample.ts';
import { readPlaylist } from './read-playlist.sample.ts';
import { SampleCamera, STREAM_START } from './stream.sample.ts';

/** Minutes of stream; hours when somebody wants them: `FENGQIAO_STREAM_MINUTES=240`. */
const MINUTES = Number(process.env.FENGQIAO_STREAM_MINUTES ?? 12);
const AAC = {
  codec: 'aac' as const,
  config: Buffer.from('1408', 'hex'),
  sampleRate: 16_000,
  channels: 1,
  frameLength: 1024,
};

afterEach(() => {
  vi.useRealTimers();
});

/** Reads every playlist of a camera as it comes, and says what breaks a rule. */
class Reader {
  readonly camera: SampleCamera;
  readonly broken = new Map<string, number>();
  read = 0;
  #last: string | undefined;
  sound = false;
  /** Media sequence numbers of the segments that were growing when the camera changed its rate. */
  readonly uneven = new Set<number>();

  constructor(camera: SampleCamera) {
    this.camera = camera;
  }

  send(frames: number): void {
    for (let i = 0; i < frames; i++) {
      vi.advanceTimersByTime(this.camera.frameTicks / 90);
      this.camera.send(1);
      const { wallMs } = this.camera.unit(false);
      if (this.sound) this.camera.packer.addAudio({ data: Buffer.alloc(40), wallMs });
      this.look();
    }
  }

  look(): void {
    const text = this.camera.stream.playlist();
    if (text === undefined || text === this.#last) return;
    for (const words of checkPlaylist(text, this.#last)) {
      const msn = Number(/^(\d+): part of .* below 85/.exec(words)?.[1]);
      if (this.uneven.has(msn)) continue;
      this.broken.set(words, (this.broken.get(words) ?? 0) + 1);
    }
    this.read++;
    this.#last = text;
  }

  /** From here to the next key frame parts are cut for the rate that was. */
  changeRate(fps: number): void {
    this.camera.frameTicks = 90_000 / fps;
    const { lastMsn = 0 } = this.camera.stream;
    for (let msn = lastMsn - 1; msn < lastMsn + 8; msn++) this.uneven.add(msn);
  }
}

test('every playlist of a long and eventful stream keeps to the draft', () => {
  vi.useFakeTimers({ now: STREAM_START });
  const camera = new SampleCamera({ gop: 30 });
  const reader = new Reader(camera);
  let seed = 20_260_102;
  const draw = (limit: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const events: (() => void)[] = [
    () => {
      camera.packer.discontinue();
      camera.pass(90_000 * (1 + draw(20)));
      camera.frame = 0;
    },
    () => camera.packer.setVideo(draw(2) === 0 ? MAIN_1080P : BASELINE_360P),
    () => reader.changeRate([10, 12.5, 15, 20, 25, 30][draw(6)] ?? 15),
    () => {
      camera.gop = [15, 25, 30, 50, 75, 150][draw(6)] ?? 30;
    },
    () => {
      reader.sound = !reader.sound;
      camera.packer.setAudio(reader.sound ? AAC : undefined);
    },
    () => {
      reader.sound = false;
    },
    () => camera.pass(90_000 * (1 + draw(8))),
    () => camera.jump((draw(2000) - 1000) * 90_000),
  ];
  const end = STREAM_START + MINUTES * 60_000;
  while (Date.now() < end) {
    reader.send(40 + draw(160));
    events[draw(events.length)]?.();
  }
  expect([...reader.broken]).toEqual([]);
  expect(reader.read).toBeGreaterThan(MINUTES * 200);
  expect(camera.stream.bytes).toBeLessThan(2_000_000);
}, 600_000);

test('an even camera leaves the playlist three target durations long, and keeps every file of it', () => {
  vi.useFakeTimers({ now: STREAM_START });
  const camera = new SampleCamera({ gop: 30 });
  const reader = new Reader(camera);
  let longest = 0;
  for (let second = 0; second < 60; second++) {
    reader.send(15);
    const text = camera.stream.playlist() ?? '';
    if (text === '') continue;
    const { segments, partUris, target } = readPlaylist(text);
    for (const uri of [...partUris, ...segments.flatMap((segment) => segment.uri ?? [])])
      expect(typeof camera.stream.file(uri)).toBe('object');
    longest = Math.max(
      longest,
      segments.reduce((sum, { duration = 0 }) => sum + duration, 0),
    );
    expect(longest).toBeLessThanOrEqual(4 * target);
  }
  expect([...reader.broken]).toEqual([]);
  expect(longest).toBeGreaterThanOrEqual(6);
});
