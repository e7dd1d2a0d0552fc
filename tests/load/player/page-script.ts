// Runs in the browser: plays one playlist with hls.js and notes which frame was shown when.
import { readFrameCounter } from '@fengqiao/fixtures';
import Hls from 'hls.js';

/** One frame that was shown. */
export interface Shown {
  /** The counter burnt into it; null when it could not be read. */
  counter: number | null;
  /** When it was on the screen, epoch ms. */
  atMs: number;
  /** Its time by the playlist's PROGRAM-DATE-TIME, epoch ms: too coarse to measure with, good to tell one loop of the clip from the next. */
  dateMs: number | null;
}

/** What the rows call in the page. */
export interface Bench {
  /** Starts to play; answers when, epoch ms. */
  play(playlist: string): number;
  /** The frames shown since `play` or the last `take`. */
  take(): Shown[];
  /** What hls.js complained about. */
  errors: string[];
  stop(): void;
}

/** The strip with the counter, as clips have it. */
const STRIP = { width: 640, height: 12 };

const canvas = new OffscreenCanvas(STRIP.width, STRIP.height);
const pixels = canvas.getContext('2d', { willReadFrequently: true });
let hls: Hls | undefined;
let shown: Shown[] = [];

const bench: Bench = {
  play(playlist) {
    bench.stop();
    const begun = Date.now();
    const video = document.createElement('video');
    video.muted = true;
    document.body.replaceChildren(video);
    const player = new Hls(settings);
    hls = player;
    const note: VideoFrameRequestCallback = (_now, { expectedDisplayTime }) => {
      const atMs = Date.now() + (expectedDisplayTime - performance.now());
      shown.push({ counter: counterOf(video), atMs, dateMs: player.playingDate?.getTime() ?? null });
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
    player.on(Hls.Events.ERROR, (_event, { details, fatal }) => {
      bench.errors.push(`${details}${fatal ? ' (fatal)' : ''}`);
    });
    player.on(Hls.Events.MANIFEST_PARSED, () => void video.play());
    player.attachMedia(video);
    player.loadSource(playlist);
    return begun;
  },
  take() {
    const taken = shown;
    shown = [];
    return taken;
  },
  errors: [],
  stop() {
    hls?.destroy();
    hls = undefined;
    shown = [];
    bench.errors.length = 0;
    document.body.replaceChildren();
  },
};

/** As the product's own player is tuned (`dashboard/src/features/video/hls-player.ts`); the same for both sides. */
const settings = {
  lowLatencyMode: true,
  liveSyncOnStallIncrease: 0,
  maxLiveSyncPlaybackRate: 1.2,
  liveDurationInfinity: true,
  backBufferLength: 4,
  maxBufferLength: 8,
  maxMaxBufferLength: 12,
  startFragPrefetch: true,
};

function counterOf(video: HTMLVideoElement): number | null {
  if (!pixels || video.videoWidth === 0) return null;
  const height = (STRIP.height * video.videoWidth) / STRIP.width;
  pixels.drawImage(video, 0, 0, video.videoWidth, height, 0, 0, STRIP.width, STRIP.height);
  const { data } = pixels.getImageData(0, 0, STRIP.width, STRIP.height);
  return readFrameCounter(data, STRIP.width, STRIP.height);
}

(globalThis as unknown as { bench: Bench }).bench = bench;
