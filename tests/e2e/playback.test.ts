import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Camera } from '@fengqiao/contract/cameras';
import type { CameraRecordings } from '@fengqiao/contract/recordings';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { eventually } from '../helpers/eventually.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

/** Where pictures of the page go that people want to see. */
const folder = process.env.E2E_PICTURES ? fileURLToPath(new URL('../.output/pages', import.meta.url)) : null;

describe('playing what was recorded', () => {
  let product: RunningProduct;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;
  let camera: Camera;

  beforeAll(async () => {
    product = await runningProduct();
    const head = await product.as('head01');
    const { items } = await head<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=20');
    camera = items.find((each) => !each.private) as Camera;
    await head('PUT', `/api/cameras/${camera.id}/recording`, { hours: 1, reason: '路口事故较多' });
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url, { width: 1920, height: 1080 });
    await product.logIn(terminal.context, 'head01');
    page = await terminal.newPage();
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await eventually(
      'ten seconds of pictures',
      async () => {
        const path = `/api/cameras/${camera.id}/recordings?day=${day}`;
        const [span] = (await head<CameraRecordings>('GET', path)).spans;
        return span !== undefined && Date.parse(span.to) - Date.parse(span.from) > 10_000;
      },
      40_000,
    );
  });
  afterAll(async () => {
    await browser?.close();
  });

  const tile = () => page.locator('figure[data-at]');
  const at = async (): Promise<number> => Number(await tile().getAttribute('data-at'));
  const shoot = async (name: string): Promise<void> => {
    if (folder === null) return;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };

  test('it moves, says that it is a replay and of when, and stands under the watermark of whoever looks', async () => {
    await page.goto(`/cameras/${camera.id}/playback`);
    await page.locator('figure[data-state="playing"]').waitFor();
    const first = await at();
    expect(Math.abs(Date.now() - first)).toBeLessThan(120_000);
    await eventually('the recorded clock goes on', async () => (await at()) > first + 1_000);
    expect(await tile().innerText()).toContain('回放');
    expect(await tile().locator('svg[data-watermark="head01"]').count()).toBe(1);
    await shoot('playback-zh');
  });

  test('the keys step and stop it, and the address is a link to the moment', async () => {
    await page.keyboard.press('k');
    await page.locator('figure[data-state="paused"]').waitFor();
    const before = await at();
    await page.keyboard.press('j');
    await eventually('earlier', async () => (await at()) < before - 2_000);
    expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\+08:00$/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('k');
    await page.locator('figure[data-state="playing"]').waitFor();
  });

  test('a saved picture is a file with its caption, and written down before', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存带水印的截图' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${camera.id}-[\\d-]{19}-[0-9a-f]{8}\\.png$`));
    if (folder !== null) await download.saveAs(join(folder, 'snapshot.png'));
    const auditor = await product.as('audit01');
    const rows = await auditor<{ items: { object: string; outcome: string }[] }>(
      'GET',
      '/api/audit?action=camera.snapshot&limit=1',
    );
    expect(rows.items[0]).toMatchObject({ object: `camera:${camera.id}`, outcome: 'done' });
  });

  test('a live picture is saved alike', async () => {
    await page.goto(`/?camera=${camera.id}`);
    await page.locator(`figure[data-camera="${camera.id}"][data-state="live"]`).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存带水印的截图' }).click(),
    ]);
    if (folder !== null) await download.saveAs(join(folder, 'snapshot-live.png'));
    const rows = await (await product.as('audit01'))<{ items: { detail: object }[] }>(
      'GET',
      '/api/audit?action=camera.snapshot&limit=1',
    );
    expect(rows.items[0]?.detail).toMatchObject({ of: 'live', capturedAt: expect.any(String) });
  });

  test('a camera that is not recorded says so, and who can change that', async () => {
    const { items } = await (await product.as('head01'))<{ items: Camera[] }>(
      'GET',
      '/api/cameras?limit=100',
    );
    const other = items.find((each) => !each.private && each.id !== camera.id);
    await page.goto(`/cameras/${other?.id}/playback`);
    await page.getByText('这路摄像头没有录像').waitFor();
    await page.getByRole('button', { name: '录像设置' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('playback-off-zh');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'English' }).click();
    await page.goto(`/cameras/${camera.id}/playback`);
    await page.locator('figure[data-state="playing"]').waitFor();
    await page.getByText('REPLAY').waitFor();
    await shoot('playback-en');
    expect(terminal.errors).toEqual([]);
    expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
  });
});
