import type { Playback } from '@fengqiao/contract/recordings';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RecordedPicture } from './recorded-picture.ts';
import { Timeline } from './timeline.ts';
import type { VodOptions } from './vod-player.ts';
import type { PlaybackWindow } from './window.ts';

const noon = Date.parse('2026-11-22T12:00:00+08:00');
const watermark = {
  displayName: 'Li Ming',
  account: 'operator01',
  terminal: 'Desk 1',
  timeZone: 'Asia/Shanghai',
  viewing: null,
};

let video: { -readonly [K in keyof HTMLVideoElement]: HTMLVideoElement[K] };
let asked: PlaybackWindow[];
let opened: VodOptions[];
let refuse: string | null;
let closed: number;
let renewed: string[];
const count = () => {
  closed += 1;
};

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  vi.stubGlobal('HTMLMediaElement', { HAVE_FUTURE_DATA: 3 });
  asked = [];
  opened = [];
  refuse = null;
  closed = 0;
  renewed = [];
  video = Object.assign(Object.create(null), {
    paused: false,
    ended: false,
    seeking: false,
    readyState: 4,
    currentTime: 0,
    playbackRate: 1,
    play: () => Promise.resolve(),
    pause: () => undefined,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The hour before noon is recorded but for its last five minutes. */
const timeline = (): Timeline => new Timeline([{ startS: 0, durationS: 3_300, wallMs: noon - 3_600_000 }]);

function begin(): RecordedPicture {
  return new RecordedPicture(video, {
    now: () => Date.now(),
    requestPlayback: async (window) => {
      asked.push(window);
      if (refuse !== null) throw Object.assign(new Error(refuse), { code: refuse });
      const now = new Date().toISOString();
      return {
        playlist: `http://node/recorded/g${asked.length}/1/index.m3u8`,
        expiresAt: new Date(Date.now() + 55_000).toISOString(),
        now,
        from: now,
        to: now,
        spans: [],
        watermark,
      } satisfies Playback;
    },
    openVod: async (options) => {
      opened.push(options);
      return { timeline, renew: (playlist) => renewed.push(playlist), close: count };
    },
  });
}

test('a moment is opened with what lies around it, and the frame on the screen has its own time', async () => {
  const picture = begin();
  picture.goTo(noon - 1_800_000);
  await vi.advanceTimersByTimeAsync(300);
  expect(opened[0]?.atMs).toBe(noon - 1_800_000);
  expect(picture.getSnapshot().watermark?.account).toBe('operator01');
  video.currentTime = 60;
  await vi.advanceTimersByTimeAsync(300);
  expect(picture.getSnapshot()).toMatchObject({ state: { kind: 'playing' }, wallMs: noon - 3_540_000 });
  picture.close();
});

test('another moment of what is open asks for nothing; one outside it does', async () => {
  const picture = begin();
  picture.goTo(noon - 1_800_000);
  await vi.advanceTimersByTimeAsync(10);
  picture.goTo(noon - 1_700_000);
  expect([asked.length, video.currentTime]).toEqual([1, 1_900]);
  picture.goTo(noon - 3 * 3_600_000);
  await vi.advanceTimersByTimeAsync(10);
  expect([asked.length, closed]).toEqual([2, 1]);
  picture.close();
});

test('the grant is renewed for the same time; a refusal takes the picture off, a gateway that is away does not', async () => {
  const picture = begin();
  picture.goTo(noon - 1_800_000);
  await vi.advanceTimersByTimeAsync(28_000);
  expect(asked[1]).toEqual(asked[0]);
  expect(renewed).toEqual(['http://node/recorded/g2/1/index.m3u8']);
  refuse = 'network';
  await vi.advanceTimersByTimeAsync(35_000);
  expect([closed, picture.getSnapshot().state.kind]).toEqual([0, 'playing']);
  refuse = 'recording.private';
  await vi.advanceTimersByTimeAsync(3_000);
  expect([closed, picture.getSnapshot().state]).toEqual([1, { kind: 'failed', code: 'recording.private' }]);
  picture.close();
});

test('at the end of what is open it goes on with what comes after, until there is nothing later yet', async () => {
  const picture = begin();
  picture.goTo(noon - 2 * 3_600_000);
  await vi.advanceTimersByTimeAsync(10);
  video.ended = true;
  await vi.advanceTimersByTimeAsync(300);
  expect(opened[1]?.atMs).toBe(noon - 3_600_000);
  video.ended = false;
  picture.goTo(noon - 60_000);
  await vi.advanceTimersByTimeAsync(300);
  video.ended = true;
  await vi.advanceTimersByTimeAsync(300);
  expect(picture.getSnapshot().state.kind).toBe('ended');
  picture.close();
});
