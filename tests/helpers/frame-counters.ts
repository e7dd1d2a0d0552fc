import { readFrameCounter } from '@fengqiao/fixtures';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Size the top of a picture is drawn at to be read, px: a cell of the counter is then 4.8 px. */
const strip = { width: 256, height: 6 };

/** So long one look waits for tiles that show nothing new, ms. */
const lookMs = 3_000;

/**
 * Resolves once `tiles` camera tiles have each shown `frames` different pictures since the call, told apart by the counter
 * that the simulator burns into them; answers how many each has shown. `deadlineMs` is for cold cameras on a busy machine; `tile`
 * chooses the figures, which carry their camera or stand in what does.
 */
export async function untilMoving(
  page: Page,
  {
    tiles,
    frames = 8,
    deadlineMs = 60_000,
    tile = 'figure[data-camera]',
  }: { tiles: number; frames?: number; deadlineMs?: number; tile?: string },
): Promise<Map<string, number>> {
  const seen = new Map<string, Set<number>>();
  return eventually(
    `${tiles} moving pictures`,
    async () => {
      const looked = await presentedFrames(page, tile, frames);
      for (const { camera, strips } of looked) {
        const counters = seen.get(camera) ?? new Set();
        seen.set(camera, counters);
        for (const rgba of strips) {
          const counter = readFrameCounter(Uint8Array.from(rgba), strip.width, strip.height);
          if (counter !== null) counters.add(counter);
        }
      }
      const told = new Map([...seen].map(([camera, counters]) => [camera, counters.size]));
      if ([...told.values()].filter((shown) => shown >= frames).length >= tiles) return told;
      const states = looked.map(({ state }) => state).join(', ');
      throw new Error(`pictures so far: ${JSON.stringify([...told])}; the tiles say ${states}`);
    },
    deadlineMs,
  );
}

/** The tops of the next `frames` pictures that each camera tile presents, as RGBA; fewer when a tile shows nothing new. */
function presentedFrames(
  page: Page,
  tile: string,
  frames: number,
): Promise<{ camera: string; state: string; strips: number[][] }[]> {
  return page.locator(tile).evaluateAll(
    (figures, wanted) => {
      const look = (video: HTMLVideoElement | null): Promise<number[][]> =>
        new Promise((resolve) => {
          const strips: number[][] = [];
          const canvas = document.createElement('canvas');
          canvas.width = wanted.width;
          canvas.height = wanted.height;
          const context = canvas.getContext('2d', { willReadFrequently: true });
          setTimeout(() => resolve(strips), wanted.lookMs);
          const take = (): void => {
            if (!video || !context) return;
            const height = (wanted.width * video.videoHeight) / video.videoWidth;
            context.drawImage(video, 0, 0, wanted.width, height);
            strips.push([...context.getImageData(0, 0, wanted.width, wanted.height).data]);
            if (strips.length >= wanted.frames) resolve(strips);
            else video.requestVideoFrameCallback(take);
          };
          video?.requestVideoFrameCallback(take);
        });
      return Promise.all(
        figures.map(async (figure) => ({
          camera: figure.closest('[data-camera]')?.getAttribute('data-camera') ?? '',
          strips: await look(figure.querySelector('video')),
          state: figure.getAttribute('data-state') ?? '',
        })),
      );
    },
    { ...strip, frames, lookMs },
  );
}
