import { exactNow } from '../../lib/clock.ts';
import type { PageFigures } from './screen-report.ts';

/** Frames are counted for so long before a report: a page that counts always draws always. */
const countMs = 1_000;
const mib = 1_048_576;

/** Chromium tells it, others do not. */
interface WithMemory {
  memory?: { usedJSHeapSize: number };
}

export const heapMib = (): number | null => {
  const { memory } = performance as WithMemory;
  return memory === undefined ? null : Math.round(memory.usedJSHeapSize / mib);
};

/** Milliseconds since the page was loaded. */
export const upMs = (): number => performance.now();

/** Figures of the page; takes a second, in which it counts the frames that are drawn. `awaySince`: epoch ms; null = connected. */
export async function pageFigures(awaySince: number | null): Promise<PageFigures> {
  const fps = await framesPerSecond();
  return {
    width: Math.round(innerWidth * devicePixelRatio),
    height: Math.round(innerHeight * devicePixelRatio),
    fps,
    heapMib: heapMib(),
    upS: Math.floor(upMs() / 1000),
    awaySince: awaySince === null ? null : new Date(Math.min(awaySince, exactNow())).toISOString(),
  };
}

/** 0 while the page is hidden: then it draws none. */
function framesPerSecond(): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let frames = 0;
    let asked = requestAnimationFrame(function count() {
      frames += 1;
      asked = requestAnimationFrame(count);
    });
    setTimeout(() => {
      cancelAnimationFrame(asked);
      resolve(Math.round((frames * 10_000) / (performance.now() - begun)) / 10);
    }, countMs);
  });
}
