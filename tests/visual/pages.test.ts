import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';
import { layoutFaults } from '../helpers/visual/layout-audit.ts';
import { difference, shrink } from '../helpers/visual/likeness.ts';
import { pagePaths, type Visit, visits } from '../helpers/visual/page-visits.ts';

const folder = fileURLToPath(new URL('../.output/pages', import.meta.url));
const baseline = fileURLToPath(new URL('baseline', import.meta.url));
/** `VISUAL_UPDATE=1` keeps the pictures of this run as those to compare with, after somebody has looked at them. */
const updating = Boolean(process.env.VISUAL_UPDATE);
/** `VISUAL_ONLY=desk,cases` looks at these alone. */
const only = process.env.VISUAL_ONLY?.split(',');
/** Share of a page that may look different: its figures, map and feed live on. */
const tolerance = 0.2;

const usual = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];
/** Displays of a wall and of a big screen may be wider. */
const wide = { width: 7680, height: 2160 };
const isForWalls = ({ name }: Visit): boolean => /^(wall-\d|big-screen|rooms-now|command)$/.test(name);

/** Every page at the sizes of desks and walls in both languages: nothing overlaps or is cut, and it looks as it did. */
describe.each(['zh', 'en'])('the pages in %s', (language) => {
  let product: RunningProduct;
  let browser: Browser;
  let all: Visit[];

  beforeAll(async () => {
    product = await runningProduct();
    browser = await startBrowser();
    await mkdir(folder, { recursive: true });
    await mkdir(baseline, { recursive: true });
    const every = await visits(product, await pagePaths());
    all = every.filter(({ name }) => only?.includes(name) ?? true);
  }, 600_000);
  afterAll(() => browser?.close());

  test.each([...usual, wide])('at $width×$height', { timeout: 3_600_000 }, async (viewport) => {
    const faults: string[] = [];
    for (const visit of viewport === wide ? all.filter(isForWalls) : all)
      faults.push(...(await look(visit, viewport)).map((fault) => `${visit.name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  async function look(visit: Visit, viewport: { width: number; height: number }): Promise<string[]> {
    const { context, newPage } = await openTerminal(browser, product.url, viewport);
    try {
      await context.addInitScript((chosen) => localStorage.setItem('fengqiao.language', chosen), language);
      await product.logIn(context, visit.account);
      const page = await newPage();
      await page.goto(visit.path);
      await visit.ready(page);
      await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
      const picture = await page.screenshot();
      const name = `${visit.name}.${viewport.width}.${language}.png`;
      await writeFile(join(folder, name), picture);
      return [...(await layoutFaults(page)), ...(await likeBefore(name, picture))];
    } catch (error) {
      return [`cannot be opened: ${(error as Error).message.split('\n')[0]}`];
    } finally {
      await context.close();
    }
  }

  async function likeBefore(name: string, picture: Buffer): Promise<string[]> {
    const now = shrink(picture);
    if (updating) await writeFile(join(baseline, name), PNG.sync.write(now));
    const before = PNG.sync.read(await readFile(join(baseline, name)));
    const share = difference(before, now);
    return share > tolerance ? [`${Math.round(share * 100)} % of it look different`] : [];
  }
});
