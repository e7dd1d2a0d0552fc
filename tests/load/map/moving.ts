import type { Browser, Page } from 'playwright-core';

/** What a path over the map cost. */
export interface Cost {
  /** CPU of the page's own process and of the one that draws, ms per frame. */
  cpuPerFrameMs: number;
  frames: number;
  seconds: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Moves of the mouse per drag. */
const STEPS = 15;

type Counting = Omit<typeof globalThis, 'frames'> & { frames: number; counting: boolean };

/** CPU seconds so far of all processes of a browser that draw pages. */
async function drawingSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer' || type === 'GPU')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Drags to and fro and turns the wheel in and out over a map, always the same way; frames are those that the page was given. */
export async function costOfMoving(browser: Browser, page: Page, box: Box): Promise<Cost> {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.bringToFront();
  await page.mouse.move(middle.x, middle.y);
  await page.evaluate(() => {
    const counter = globalThis as unknown as Counting;
    counter.frames = 0;
    counter.counting = true;
    const count = () => {
      counter.frames += 1;
      if (counter.counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const before = await drawingSeconds(browser);
  const begun = performance.now();
  for (const [dx, dy] of [
    [220, 60],
    [-220, -60],
    [-160, 120],
    [160, -120],
  ] as const) {
    await page.mouse.down();
    for (let step = 1; step <= STEPS; step += 1)
      await page.mouse.move(middle.x + (dx * step) / STEPS, middle.y + (dy * step) / STEPS);
    await page.mouse.up();
    await page.mouse.move(middle.x, middle.y);
  }
  for (const by of [-120, -120, -120, 120, 120, 120])
    for (let step = 0; step < 4; step += 1) await page.mouse.wheel(0, by / 2);
  await page.waitForTimeout(800); // the map glides out
  const seconds = (performance.now() - begun) / 1000;
  const cpu = (await drawingSeconds(browser)) - before;
  const frames = await page.evaluate(() => {
    const counter = globalThis as unknown as Counting;
    counter.counting = false;
    return counter.frames;
  });
  return { cpuPerFrameMs: (cpu * 1000) / Math.max(1, frames), frames, seconds };
}
