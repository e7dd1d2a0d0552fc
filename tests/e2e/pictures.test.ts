import type { Camera } from '@fengqiao/contract/cameras';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

describe('pictures on the desk', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let browser: Browser;
  let terminal: Terminal;
  let desk: Page;

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url);
    await product.logIn(terminal.context, 'operator01');
    desk = await terminal.newPage();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('a camera of the list plays a picture that moves', async () => {
    const { items } = await operator<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=20');
    const camera = items.find((each) => !each.private);
    if (!camera) throw new Error('the demo has no public camera that plays');
    await desk.goto('/?tab=cameras');
    await desk.getByRole('textbox', { name: '搜索区划 / 案号 / 摄像头' }).fill(camera.name);
    await desk.getByRole('tabpanel').getByRole('button', { name: camera.name }).first().click();
    const started = performance.now();
    const seen = await untilMoving(desk, { tiles: 1 });
    process.stderr.write(`measured: click → moving picture ${Math.round(performance.now() - started)} ms\n`);
    expect([...seen.keys()]).toEqual([camera.id]);
    const tile = desk.locator(`figure[data-camera="${camera.id}"]`);
    expect(await tile.getAttribute('data-state')).toBe('live');
    await desk.keyboard.press('Escape');
    await tile.waitFor({ state: 'detached' });
  });

  test('the picture of a mediation room is refused; its card says what the room is, and asks for nothing', async () => {
    const { items } = await operator<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=100');
    const room = items.find((each) => each.private);
    if (!room) throw new Error('the demo has no camera of a mediation room that could play');
    await expect(operator('POST', `/api/cameras/${room.id}/play`)).rejects.toThrow('play.private');
    await desk.goto(`/?camera=${room.id}`);
    await desk.getByText('调解室 · 不出画面').waitFor();
    await desk.getByRole('button', { name: '申请查看' }).waitFor();
    expect(await desk.locator('video').count()).toBe(0);
  });

  test('asks no other host for anything, breaks nowhere and is refused nothing else', () => {
    expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
    expect(terminal.errors).toEqual([]);
    expect(terminal.refusals.filter((refusal) => !/\/play 403$/.test(refusal))).toEqual([]);
  });
});
