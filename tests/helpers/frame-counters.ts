import { readFrameCounter } from '@fengqiao/fixtures';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Width the picture is drawn at to be read, px: a cell of the counter is then 6 px. */
const stripWidth = 320;
const stripHeight = 8;

/**
 * What every camera tile of a page shows at this moment: the frame counter that the simulator burns into its pictures;
 * null while a tile shows none.
 */
export async function frameCounters(page: Page): Promise<Map<string, number | null>> {
  const strips = await page.locator('figure[data-camera]').evaluateAll(
    (figures, { width, height }) =>
      figures.map((figure): [string, number[]] => {
        const camera = figure.getAttribute('data-camera') ?? '';
        const video = figure.querySelector('video');
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        if (!video || !canvas || video.videoWidth === 0) return [camera, []];
        canvas.canvas.width = width;
        canvas.canvas.height = height;
        canvas.drawImage(video, 0, 0, width, (width * video.videoHeight) / video.videoWidth);
        return [camera, [...canvas.getImageData(0, 0, width, height).data]];
      }),
    { width: stripWidth, height: stripHeight },
  );
  return new Map(
    strips.map(([camera, rgba]) => [
      camera,
      readFrameCounter(Uint8Array.from(rgba), stripWidth, stripHeight),
    ]),
  );
}

/**
 * Resolves once `tiles` camera tiles have each shown `frames` different pictures since the call; answers how many each has
 * shown. `deadlineMs` is for cold cameras on a busy machine.
 */
export async function untilMoving(
  page: Page,
  { tiles, frames = 8, deadlineMs = 60_000 }: { tiles: number; frames?: number; deadlineMs?: number },
): Promise<Map<string, number>> {
  const seen = new Map<string, Set<number>>();
  return eventually(
    `${tiles} moving pictures`,
    async () => {
      for (const [camera, counter] of await frameCounters(page)) {
        const counters = seen.get(camera) ?? new Set();
        seen.set(camera, counters);
        if (counter !== null) counters.add(counter);
      }
      const told = new Map([...seen].map(([camera, counters]) => [camera, counters.size]));
      if ([...told.values()].filter((shown) => shown >= frames).length >= tiles) return told;
      throw new Error(`pictures so far: ${JSON.stringify([...told])}; tiles say ${await tileStates(page)}`);
    },
    deadlineMs,
  );
}

/** What the tiles say of themselves, for the error. */
const tileStates = async (page: Page): Promise<string> =>
  (
    await page
      .locator('figure[data-camera]')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-state')))
  ).join(', ');
