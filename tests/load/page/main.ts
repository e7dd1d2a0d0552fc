// Runs in the browser: one large picture that the bench drives (`bench`), or a page of tiles that reports by itself (`#tiles`).
import type { Bench, PageReport, Task } from '../page-messages.ts';
import { openSource } from './open-source.ts';
import { TileWatch } from './tile-watch.ts';

const REPORT_MS = 2_000;
/** Each tile's counter is read this often: enough for a 95th percentile, and cheap. */
const SAMPLE_MS = 2_000;

const errors: string[] = [];
const complain = (what: string) => void errors.push(what);

function addVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  document.body.append(video);
  return video;
}

let stop = () => {};
let watch: TileWatch | undefined;
const bench: Bench = {
  play(source) {
    bench.stop();
    const begun = Date.now();
    const video = addVideo();
    const { close, capturedMs } = openSource(video, source, complain);
    watch = new TileWatch(video, 0, capturedMs);
    stop = () => {
      watch?.end();
      close();
      video.remove();
    };
    return begun;
  },
  take: () => watch?.report(Date.now()).sampled ?? [],
  errors,
  stop() {
    stop();
    stop = () => {};
    watch = undefined;
    errors.length = 0;
  },
};

async function playTiles(): Promise<void> {
  const { sources } = (await (await fetch('/task')).json()) as Task;
  document.body.className = 'tiles';
  document.body.style.setProperty('--side', String(Math.ceil(Math.sqrt(sources.length))));
  const watches = sources.map((source) => {
    const video = addVideo();
    const { capturedMs } = openSource(video, source, complain);
    return new TileWatch(video, SAMPLE_MS, capturedMs);
  });
  const report = async () => {
    const atMs = Date.now();
    const body: PageReport = {
      atMs,
      tiles: watches.map((tile) => tile.report(atMs)),
      errors: errors.splice(0),
    };
    await fetch('/report', { method: 'POST', body: JSON.stringify(body) }).catch(() => undefined);
  };
  setInterval(() => void report(), REPORT_MS);
}

if (location.hash === '#tiles') void playTiles();
else (globalThis as unknown as { bench: Bench }).bench = bench;
