import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser } from '../helpers/browser.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const folder = fileURLToPath(new URL('../.output/pages', import.meta.url));
const wanted = Boolean(process.env.E2E_PICTURES);
if (!wanted)
  process.stderr.write('skipped: pictures of the pages for people; set E2E_PICTURES=1 to have them\n');

const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];
const languages = ['zh', 'en'];

/** Not judged by a machine: written for people who want to see how the pages look. */
describe.skipIf(!wanted)('pictures of the pages', () => {
  let product: RunningProduct;
  let browser: Browser;
  let orange: string;

  beforeAll(async () => {
    product = await runningProduct();
    browser = await startBrowser();
    await mkdir(folder, { recursive: true });
    const operator = await product.as('operator01');
    const { items } = await operator<{ items: CaseSummary[] }>('GET', '/api/cases?tier=orange&limit=1');
    orange = items[0]?.caseCode ?? '';
  });

  afterAll(async () => {
    await browser?.close();
  });

  const map = (page: Page): Promise<unknown> =>
    page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });
  const pages: {
    name: string;
    account: string;
    path: () => string;
    ready: (page: Page) => Promise<unknown>;
  }[] = [
    { name: 'desk', account: 'operator01', path: () => '/', ready: map },
    { name: 'desk-case', account: 'operator01', path: () => `/?case=${orange}`, ready: map },
    {
      name: 'cases',
      account: 'operator01',
      path: () => '/cases',
      ready: (page) => page.getByRole('table').waitFor(),
    },
    {
      name: 'case',
      account: 'operator01',
      path: () => `/cases/${orange}`,
      ready: (page) => page.getByRole('article').waitFor(),
    },
    {
      name: 'imports',
      account: 'operator01',
      path: () => '/imports',
      ready: (page) => page.getByRole('main').waitFor(),
    },
    {
      name: 'status',
      account: 'operator01',
      path: () => '/status',
      ready: (page) => page.getByRole('main').waitFor(),
    },
    {
      name: 'wall',
      account: 'kiosk01',
      path: () => '/wall/hall/1',
      ready: (page) => untilMoving(page, { tiles: 4, deadlineMs: 240_000 }),
    },
  ];

  for (const viewport of sizes) {
    for (const language of languages) {
      test(`at ${viewport.width}×${viewport.height} in ${language}`, { timeout: 600_000 }, async () => {
        for (const { name, account, path, ready } of pages) {
          const terminal = await openTerminal(browser, product.url, viewport);
          await terminal.context.addInitScript((chosen) => {
            localStorage.setItem('fengqiao.language', chosen);
          }, language);
          await product.logIn(terminal.context, account);
          const page = await terminal.newPage();
          await page.goto(path());
          await ready(page);
          await page.waitForLoadState('networkidle').catch(() => undefined);
          await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${language}.png`) });
          await terminal.context.close();
        }
      });
    }
  }

  test('of the login', async () => {
    for (const viewport of sizes) {
      const { context, newPage } = await openTerminal(browser, product.url, viewport);
      const page = await newPage();
      await page.goto('/');
      await page.getByLabel('账号').waitFor();
      await page.screenshot({ path: join(folder, `login-${viewport.width}.png`) });
      await context.close();
    }
  });
});
