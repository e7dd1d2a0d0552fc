import type { Page } from 'playwright-core';
import { afterMap, mainShown, mapDrawn, windowOpened } from './page-ready.ts';
import type { Visit } from './page-visits.ts';
import type { Things } from './visit-things.ts';

/** Around the middle of the demo city. */
const ring = '106.70,31.80,106.82,31.80,106.82,31.90,106.70,31.90';

/** What opens on a page, or another part of it: as `Visit`, by an operator on a desk unless it says so. */
export const pageStates = ({
  caseCode,
  centreId,
  wall,
}: Things): (Partial<Visit> & Pick<Visit, 'name' | 'path'>)[] => [
  { name: 'desk-case', path: `/?case=${caseCode}`, ready: mapDrawn },
  { name: 'desk-leader', account: 'leader01', path: '/' },
  { name: 'desk-clerk', account: 'clerk01', path: '/' },
  { name: 'desk-painted', path: '/?paint=cases', ready: mapDrawn },
  { name: 'desk-ring', path: `/?ring=${encodeURIComponent(ring)}`, ready: mapDrawn },
  { name: 'desk-cameras', path: '/?tab=cameras', ready: mapDrawn },
  { name: 'desk-list', path: '/?list=red', ready: mapDrawn },
  { name: 'desk-notices', path: '/', ready: windowOpened('n') },
  { name: 'desk-help', path: '/', ready: windowOpened('?') },
  { name: 'desk-palette', path: '/', ready: windowOpened('/') },
  { name: 'desk-playing', path: '/', ready: afterMap(play) },
  // As a tile of a wall shows them.
  ...['command', 'rooms-now', 'big-screen'].map((page) => ({
    name: `tile-${page}`,
    account: 'kiosk01',
    path: `/${page}`,
  })),
  { name: 'tile-floors', account: 'kiosk01', path: `/centres/${centreId}/floors` },
  {
    name: 'floors-editor',
    account: 'admin01',
    path: `/centres/${centreId}/floors`,
    ready: async (page) => {
      await mainShown(page);
      await page.getByRole('button', { name: /编辑平面图|Change the plan/ }).click();
    },
  },
  ...['scenes', 'tours', 'alarms', 'log', 'setup'].map((tab) => ({
    name: `walls-${tab}`,
    path: `/walls/hall?tab=${tab}`,
  })),
  {
    name: 'wall-pages',
    path: `/wall/${wall}/1`,
    ready: async (page) => {
      await page.locator('iframe').nth(1).waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('iframe')].every(
          ({ contentDocument: held }) =>
            held?.querySelector('h1') && !held.querySelector('.ant-skeleton, [aria-busy="true"]'),
        ),
      );
    },
  },
];

/** The time bar goes on by itself. */
async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(播放|Play)$/ }).click();
  await page.waitForURL(/time=/);
}
