import type { Camera } from '@fengqiao/contract/cameras';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import { descendants } from '../helpers/process-tree.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

describe('a screen of the wall', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let browser: Browser;
  let kiosk: Terminal;
  let screen: Page;
  /** Addresses of the sockets that the screen has opened, and paths that it has asked for. */
  const lines: string[] = [];
  const asked: string[] = [];
  /** What the screen showed before the tests. */
  let before: Screen;

  const put = ({ layout, tiles }: Pick<Screen, 'layout' | 'tiles'>): Promise<Screen> =>
    operator<Screen>('PUT', '/api/walls/hall/screens/1', { layout, tiles });
  const mark = (page: Page): Promise<unknown> =>
    page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const unreloaded = (page: Page): Promise<boolean> => page.evaluate(() => 'sameDocument' in window);

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    const wall = await operator<Wall>('GET', '/api/walls/hall');
    const first = wall.screens.find(({ id }) => id === '1');
    if (!first) throw new Error('the demo wall has no screen 1');
    before = first;
    browser = await startBrowser();
    kiosk = await openTerminal(browser, product.url);
    screen = await kiosk.newPage();
    screen.on('websocket', (socket) => lines.push(socket.url()));
    screen.on('request', (request) => asked.push(new URL(request.url()).pathname));
  });

  afterAll(async () => {
    if (before) await put(before);
    await browser?.close();
  });

  test('lets its terminal in once and plays four pictures that move', async () => {
    await screen.goto('/wall/hall/1');
    await screen.getByLabel('账号').fill('kiosk01');
    await screen.getByLabel('密码').fill(product.account('kiosk01').password);
    await screen.getByRole('button', { name: '登录' }).click();
    const seen = await untilMoving(screen, { tiles: 4 });
    const wanted = before.tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : []));
    expect([...seen.keys()].sort()).toEqual(wanted.sort());
    expect(lines.filter((url) => url.endsWith('/pictures'))).toHaveLength(1);
    expect(asked.filter((path) => /\.m3u8$|\.m4s$/.test(path))).toEqual([]);
  });

  test('shows the same pictures again when the streams node was killed', async () => {
    await mark(screen);
    const node = await eventually('a streams node to kill', () => nodeOf(product.pid), patienceMs);
    process.kill(node, 'SIGKILL');
    const began = performance.now();
    await screen.locator('figure[data-state="frozen"]').first().waitFor();
    await untilMoving(screen, { tiles: 4 });
    process.stderr.write(
      `measured: node killed → four pictures ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(await unreloaded(screen)).toBe(true);
  });

  test('follows what is put on it', async () => {
    await mark(screen);
    const { items } = await operator<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=100');
    const shown = new Set(before.tiles.map((tile) => (tile.kind === 'camera' ? tile.cameraId : '')));
    const other = items.find((camera) => !camera.private && !shown.has(camera.id));
    if (!other) throw new Error('no other camera plays');
    await put({ layout: '1', tiles: [{ kind: 'camera', cameraId: other.id }] });
    const began = performance.now();
    await screen.locator(`figure[data-camera="${other.id}"]`).waitFor();
    process.stderr.write(
      `measured: put on the wall → its tile ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(await screen.locator('figure[data-camera]').count()).toBe(1);
    await untilMoving(screen, { tiles: 1 });
    await put(before);
    await untilMoving(screen, { tiles: 4 });
    expect(await unreloaded(screen)).toBe(true);
  });

  test('asks no other host for anything and breaks nowhere', () => {
    expect(kiosk.outside([product.url, product.streamsUrl])).toEqual([]);
    expect(kiosk.errors).toEqual([]);
  });
});

/** Process id of the streams node that a launcher runs now. */
function nodeOf(launcher: number): number | null {
  return descendants(launcher).find(({ command }) => command.includes('streams/dist/server.js'))?.pid ?? null;
}
