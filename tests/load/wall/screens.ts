import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openTerminal } from '../../helpers/browser.ts';
import type { DemoAccount } from '../../helpers/product.ts';

/** When each camera's first frame was on a screen since `begin`, epoch ms. */
export type FirstFrames = Map<string, number>;

/** One screen of the wall in a page of its own. */
export interface WallScreen {
  page: Page;
  /** First frames by camera since the page was opened or last cleared. */
  firstFrames(): Promise<FirstFrames>;
  clear(): Promise<void>;
}

type Noting = typeof globalThis & { firstFrames: Record<string, number> };

/** Runs in every page: notes when a tile's video first has a frame, and forgets tiles that have gone. */
const NOTE_FIRST_FRAMES = `
  globalThis.firstFrames = {};
  setInterval(() => {
    for (const tile of document.querySelectorAll('figure[data-camera]')) {
      const video = tile.querySelector('video');
      const camera = tile.dataset.camera;
      if (video && video.readyState >= 2 && video.getVideoPlaybackQuality().totalVideoFrames > 0)
        globalThis.firstFrames[camera] ??= Date.now();
    }
  }, 50);
`;

/** Small windows: without a graphics card each pixel of a page is drawn by the CPU that is being measured. */
const WINDOW = { width: 960, height: 540 };

/** Logs one terminal in, whose screens are opened afterwards. */
export async function openWallTerminal(
  browser: Browser,
  url: string,
  { account, password }: DemoAccount,
): Promise<BrowserContext> {
  const { context } = await openTerminal(browser, url, WINDOW);
  await context.addInitScript(NOTE_FIRST_FRAMES);
  const answer = await context.request.post(`${url}/api/session`, { data: { account, password } });
  if (!answer.ok()) throw new Error(`${account} cannot log in: ${await answer.text()}`);
  return context;
}

export async function openScreen(context: BrowserContext, path: string): Promise<WallScreen> {
  const page = await context.newPage();
  await page.goto(path);
  return {
    page,
    firstFrames: async () =>
      new Map(Object.entries(await page.evaluate(() => (globalThis as Noting).firstFrames))),
    clear: () =>
      page.evaluate(() => {
        (globalThis as Noting).firstFrames = {};
      }),
  };
}
