import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Camera } from '@fengqiao/contract/cameras';
import type { CameraRecordings } from '@fengqiao/contract/recordings';
import type { RoomsNow } from '@fengqiao/contract/rooms-now';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import { overlaps, type PartBox } from '../helpers/part-boxes.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

/** Where pictures of the pages go that people want to see. */
const folder = process.env.E2E_PICTURES ? fileURLToPath(new URL('../.output/pages', import.meta.url)) : null;

describe('what stands over an area', () => {
  let product: RunningProduct;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;
  let pair: [Camera, Camera];

  beforeAll(async () => {
    product = await runningProduct();
    const head = await product.as('head01');
    const { items } = await head<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=200');
    pair = nearestPair(items.filter((each) => !each.private));
    for (const { id } of pair)
      await head('PUT', `/api/cameras/${id}/recording`, { hours: 1, reason: '还原场景' });
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url, { width: 1920, height: 1080 });
    await product.logIn(terminal.context, 'head01');
    page = await terminal.newPage();
  });
  afterAll(() => browser?.close());

  const shoot = async (name: string): Promise<void> => {
    if (folder === null) return;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };

  test('a room that a township reports changes on the page of the county by itself', async () => {
    const head = await product.as('head01');
    const { centres } = await head<RoomsNow>('GET', '/api/rooms-now');
    const room = centres.flatMap(({ rooms }) => rooms).find(({ kind }) => kind === 'mediation');
    const say = (state: string) => head('PUT', `/api/rooms/${room?.id}/use`, { state });
    const shown = (state: string) => page.locator(`[data-room="${room?.id}"][data-use="${state}"]`);
    // The demo's own booking systems speak of rooms as well, and whoever speaks last is believed: it is said again now and then.
    const untilShown = (state: string) => {
      let asks = 0;
      return eventually(`${room?.id} as ${state}`, async () => {
        if (asks % 50 === 0) await say(state);
        asks += 1;
        return (await shown(state).count()) > 0;
      });
    };
    await page.goto('/rooms-now');
    await untilShown('closed');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await untilShown('inUse');
    expect(await shown('inUse').innerText()).toContain('使用中');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await shoot('rooms-now-zh');
  });

  test.each([
    [1920, 1080],
    [3840, 2160],
    [7680, 2160],
  ])(
    'the big screen fits %i×%i: nothing scrolls, nothing is cut, nothing overlaps',
    async (width, height) => {
      await page.setViewportSize({ width, height });
      if (!page.url().includes('/big-screen')) await page.goto('/big-screen');
      await page.locator('[data-panel="feed"] section').waitFor();
      await eventually('all panels to have their answers', async () => {
        const states = await page
          .locator('[data-panel] section')
          .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
        return states.length === 9 && states.every((state) => state === 'ready' || state === 'empty');
      });
      const seen = await eventually('a picture that has settled', async () => {
        const now = await partBoxes(page);
        if (now.cut.length > 0) throw new Error(`cut: ${now.cut.join(', ')}`);
        return now;
      });
      expect(seen.page).toEqual({ width, height });
      expect(seen.parts).toHaveLength(10);
      for (const { name, x, y, right, bottom } of seen.parts) {
        expect([name, x >= 0, y >= 0, right <= width, bottom <= height]).toEqual([
          name,
          true,
          true,
          true,
          true,
        ]);
      }
      expect(overlaps(seen.parts)).toEqual([]);
      expect(seen.figurePx / Math.min(width / 1920, height / 1080)).toBeGreaterThanOrEqual(21.5);
      await shoot(`big-screen-zh-${width}`);
    },
  );

  test('the pictures of two cameras follow the bar of a replay', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    const head = await product.as('head01');
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const [{ location, areaCode }] = pair;
    const [registered, ...rest] = newCase({ areaCode, title: '还原场景的案件' });
    if (registered === undefined) throw new Error('a case has an event');
    const event = { ...registered, location: { ...location, datum: 'WGS84' as const } };
    const { cases } = await product.send([event, ...rest]);
    const fromMs = await eventually(
      'twelve seconds of both cameras',
      async () => {
        const spans = await Promise.all(
          pair.map(async ({ id }) => {
            const path = `/api/cameras/${id}/recordings?day=${day}`;
            return (await head<CameraRecordings>('GET', path)).spans.at(-1);
          }),
        );
        const from = Math.max(...spans.map((span) => Date.parse(span?.from ?? '')));
        const to = Math.min(...spans.map((span) => Date.parse(span?.to ?? '')));
        return to - from > 12_000 && from;
      },
      60_000,
    );
    await page.goto(
      `/cases/${cases[0]?.caseCode}/replay?t=${encodeURIComponent(new Date(fromMs + 1_000).toISOString())}`,
    );
    const tiles = pair.map(({ id }) => page.locator(`[data-camera="${id}"]`));
    for (const tile of tiles) await tile.locator('figure[data-state="paused"]').waitFor();
    await page.keyboard.press('k');
    await untilMoving(page, { tiles: 2, frames: 4, tile: '[data-camera] figure' });
    await eventually('both at the moment of the bar', async () => {
      const drifts = await Promise.all(
        tiles.map(async (tile) => Number(await tile.getAttribute('data-drift'))),
      );
      return drifts.every((drift) => Math.abs(drift) < 1_000);
    });
    await page.keyboard.press('k');
    for (const tile of tiles) await tile.locator('figure[data-state="paused"]').waitFor();
    const recorded = page.locator(`[data-lane="${pair[0].id}"] span`);
    expect(await recorded.count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await shoot('replay-zh');
    expect(terminal.errors).toEqual([]);
    expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
  });
});

/** The two cameras that stand nearest to each other: a case beside one has both around it. */
function nearestPair(cameras: readonly Camera[]): [Camera, Camera] {
  const far = (one: Camera, other: Camera): number =>
    Math.hypot(one.location.lng - other.location.lng, one.location.lat - other.location.lat);
  const pairs = cameras.flatMap((one, index) =>
    cameras.slice(index + 1).map((other): [Camera, Camera] => [one, other]),
  );
  const [nearest] = pairs.sort(([a, b], [c, d]) => far(a, b) - far(c, d));
  if (nearest === undefined) throw new Error('the demo has two cameras that play');
  return nearest;
}

/** The page, its map and panels, which parts are cut, and the size of the smallest main figure in px. */
function partBoxes(page: Page): Promise<{
  page: { width: number; height: number };
  parts: PartBox[];
  cut: string[];
  figurePx: number;
}> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
    const map = document.querySelector<HTMLElement>('main > section');
    const named = [
      ...panels.map((one) => [one.dataset.panel ?? '', one] as const),
      ...(map ? [['map', map] as const] : []),
    ];
    const isCut = (element: Element) =>
      element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    const figures = document.querySelectorAll('[data-panel="totals"] dd:nth-of-type(1)');
    return {
      page: { width: root.scrollWidth, height: root.scrollHeight },
      parts: named.map(([name, element]) => {
        const { x, y, right, bottom } = element.getBoundingClientRect();
        return { name, x, y, right, bottom };
      }),
      cut: panels
        .filter((one) => [...one.querySelectorAll('section > div, ol')].some(isCut))
        .map((one) => one.dataset.panel ?? ''),
      figurePx: Math.min(...[...figures].map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
    };
  });
}
