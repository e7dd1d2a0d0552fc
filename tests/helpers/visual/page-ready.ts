import type { Page } from 'playwright-core';
import { patienceMs } from '../browser.ts';

/** The page stands and nothing on it still loads. */
export async function mainShown(page: Page): Promise<void> {
  await page.getByRole('main').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, [aria-busy="true"]') === null);
}
export const mapDrawn = (page: Page): Promise<unknown> =>
  page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });

/** The map is drawn, then somebody does something, and what comes of it is there. */
export const afterMap =
  (act: (page: Page) => Promise<unknown>) =>
  async (page: Page): Promise<void> => {
    await mapDrawn(page);
    await act(page);
  };

/** A key on the desk opens a window over it. */
export const windowOpened = (key: string) =>
  afterMap(async (page) => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').first().waitFor();
  });
