import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { eventually } from '../helpers/eventually.ts';
import { pictureFacts } from '../helpers/pixels.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

/** Colours of `dashboard/src/theme/tokens.ts`. */
const tierBlue = [0x58, 0xa6, 0xff] as const;
const names = [0xe8, 0xf1, 0xfa] as const;
const cameras = [0x57, 0xb8, 0xf0] as const;
const darkestClass = [0x22, 0x1f, 0x45] as const;

describe('a terminal without WebGL', () => {
  let product: RunningProduct;
  let browser: Browser;
  let terminal: Terminal;
  let desk: Page;

  const map = () => desk.locator('section[data-map-ready="true"]');
  const picture = async () => pictureFacts(await map().screenshot());

  beforeAll(async () => {
    product = await runningProduct();
    browser = await startBrowser(['--disable-gpu', '--disable-3d-apis']);
    terminal = await openTerminal(browser, product.url);
    await product.logIn(terminal.context, 'operator01');
    desk = await terminal.newPage();
    await desk.goto('/');
    await map().waitFor({ timeout: patienceMs });
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('shows the same cases, names and cameras on a plain canvas, and says why it is simpler and what to do', async () => {
    await desk.getByText('硬件加速').waitFor();
    await eventually(
      'a map with names, cases and cameras',
      async () => {
        const { near, deviation } = await picture();
        return deviation > 8 && near(names) > 100 && near(tierBlue) > 20 && near(cameras) > 200;
      },
      patienceMs,
    );
    expect(await map().evaluate((element) => Number((element as HTMLElement).dataset.labelCount))).toBe(5);
    expect(terminal.errors).toEqual([]);
  });

  test('is gone into by the arrow keys and Enter', async () => {
    await map().locator('[tabindex="0"]').first().focus();
    await desk.keyboard.press('ArrowRight');
    const said = map().locator('[tabindex="0"] [role="status"]').first();
    await eventually(
      'the name of an area',
      async () => (await said.textContent())?.includes('区') ?? false,
      patienceMs,
    );
    await desk.keyboard.press('Enter');
    await desk.waitForURL(/area=5119\d\d/);
  });

  test('colours the areas by the measure that was chosen', async () => {
    await desk.goto('/?paint=cases');
    await eventually(
      'coloured counties',
      async () => (await picture()).near(darkestClass) > 2_000,
      patienceMs,
    );
  });

  test('shows the floors of a centre and goes from one to the next by PgUp (FX-11..13)', async () => {
    await desk.goto('/centres/C511900/floors');
    await desk
      .getByRole('button', { name: /引导受理大厅/ })
      .first()
      .waitFor();
    await desk.keyboard.press('PageUp');
    await desk.waitForURL(/floor=2/);
    await desk
      .getByRole('button', { name: /第一调解室/ })
      .first()
      .click();
    await desk.getByText('画面不外传', { exact: false }).first().waitFor();
    expect(terminal.errors).toEqual([]);
  });
});
