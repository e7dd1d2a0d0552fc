import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../helpers/browser.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';
import { difference, shrink } from '../helpers/visual/likeness.ts';
import { displays, pagePaths, type Visit, visits } from '../helpers/visual/page-visits.ts';
import { Photographer } from '../helpers/visual/photographer.ts';

const folder = fileURLToPath(new URL('../.output/pages', import.meta.url));
const baseline = fileURLToPath(new URL('baseline', import.meta.url));
/** `VISUAL_UPDATE=1` keeps the pictures of this run as those to compare with, after somebody has looked at them. */
const updating = Boolean(process.env.VISUAL_UPDATE);
/** `VISUAL_ONLY=desk,cases` looks at these alone. */
const only = process.env.VISUAL_ONLY?.split(',');
/** Share of a page that may look different: its figures, map and feed live on. */
const tolerance = 0.2;

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

  test.each(displays)('at $width×$height', { timeout: 3_600_000 }, async (display) => {
    const faults: string[] = [];
    const photographer = new Photographer(browser, product, display, language);
    for (const visit of all.filter(({ sizes }) => sizes.includes(display)))
      faults.push(...(await look(photographer, visit, `${visit.name}.${display.width}.${language}.png`)));
    await photographer.close();
    if (unkept.length > 0)
      process.stderr.write(
        `skipped: no kept picture to compare with of ${unkept.splice(0).join(', ')}: look at them in tests/.output/pages, keep them with --update\n`,
      );
    expect(faults).toEqual([]);
  });
});

/** What is wrong with a page: with its layout, or with what it looked like before. */
async function look(photographer: Photographer, visit: Visit, picture: string): Promise<string[]> {
  try {
    const { png, faults } = await photographer.take(visit);
    await writeFile(join(folder, picture), png);
    return [...faults, ...(await likeBefore(picture, png))].map((fault) => `${visit.name}: ${fault}`);
  } catch (error) {
    return [`${visit.name} cannot be opened: ${(error as Error).message.split('\n')[0]}`];
  }
}

/** Pictures that nobody has kept yet: only their layout is looked at. */
const unkept: string[] = [];

async function likeBefore(name: string, picture: Buffer): Promise<string[]> {
  const now = shrink(picture);
  if (updating) await writeFile(join(baseline, name), PNG.sync.write(now));
  const before = await readFile(join(baseline, name)).catch(() => null);
  if (before === null) {
    unkept.push(name);
    return [];
  }
  const share = difference(PNG.sync.read(before), now);
  return share > tolerance ? [`${Math.round(share * 100)} % of it look different`] : [];
}
