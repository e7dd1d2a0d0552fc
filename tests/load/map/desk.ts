import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openTerminal } from '../../helpers/browser.ts';
import type { DemoAccount } from '../../helpers/product.ts';

const SIZE = { width: 1920, height: 1080 };
const READY = 'section[data-map-ready="true"]';

/** A logged-in desk monitor with nothing in its cache. */
export async function freshMonitor(
  browser: Browser,
  url: string,
  { account, password }: DemoAccount,
): Promise<BrowserContext> {
  const { context } = await openTerminal(browser, url, SIZE);
  const answer = await context.request.post('/api/session', { data: { account, password } });
  if (!answer.ok()) throw new Error(`${account} cannot log in: ${await answer.text()}`);
  return context;
}

/** Opens a page with the map and waits for the first useful picture: names, heat and cases are there. Answers how long it took, ms. */
export async function openDesk(
  context: BrowserContext,
  path: string,
): Promise<{ page: Page; firstMs: number }> {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForSelector(READY);
  const firstMs = await page.evaluate(async (ready) => {
    const useful = (): boolean => {
      const data = document.querySelector<HTMLElement>(ready)?.dataset;
      return [data?.labelCount, data?.pointCount, data?.heatCells].every((figure) => Number(figure) > 0);
    };
    while (!useful()) await new Promise(requestAnimationFrame);
    return performance.now();
  }, READY);
  return { page, firstMs };
}

/** Where the map is in the window, CSS pixels. */
export async function boxOfMap(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(READY).boundingBox();
  if (!box) throw new Error('the desk has no map');
  return box;
}
