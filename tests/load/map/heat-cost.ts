import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const READY = 'section[data-map-ready="true"]';
const WATCHED_MS = 15_000;

export interface HeatCost {
  /** Main thread in a while with new cases, s. */
  busySeconds: number;
  /** The longest that one update of the heat itself took, ms; 0 where the heat is off. */
  ownMs: number;
  updates: number;
  cells: number;
  /** How long it was watched, s. */
  seconds: number;
}

interface HeatFigures {
  updates: number;
  ownMs: number;
  cells: number;
}

/** What the map says of its heat. */
const figuresOf = (page: Page): Promise<HeatFigures> =>
  page.locator(READY).evaluate((map) => {
    const { heatUpdates, heatUpdateMs, heatCells } = (map as HTMLElement).dataset;
    return {
      updates: Number(heatUpdates ?? 0),
      ownMs: Number(heatUpdateMs ?? 0),
      cells: Number(heatCells ?? 0),
    };
  });

/** Busy seconds of the page's main thread in a while, with what goes on in it. */
async function busySeconds(page: Page, meanwhile: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const now = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const before = await now();
  const until = Date.now() + WATCHED_MS;
  while (Date.now() < until) await meanwhile();
  const busy = (await now()) - before;
  await session.detach();
  return busy;
}

/** What a page does while new cases come in, each of which changes a cell. */
export async function liveCost(page: Page, sendCase: () => Promise<unknown>): Promise<HeatCost> {
  await page.bringToFront();
  await delay(2_000);
  const begin = await figuresOf(page);
  let ownMs = 0;
  const busy = await busySeconds(page, async () => {
    await sendCase();
    ownMs = Math.max(ownMs, (await figuresOf(page)).ownMs);
  });
  const end = await figuresOf(page);
  return {
    busySeconds: busy,
    ownMs,
    updates: end.updates - begin.updates,
    cells: end.cells,
    seconds: WATCHED_MS / 1000,
  };
}
