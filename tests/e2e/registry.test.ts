import type { CameraDetail } from '@fengqiao/contract/cameras';
import { type CameraServer, type OnvifDevice, startCameraServer, startOnvifDevice } from '@fengqiao/fixtures';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { cameraHeadings, cameraRows, csvText } from '../helpers/camera-rows.ts';
import { eventually } from '../helpers/eventually.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { runningProduct } from '../helpers/running-product.ts';

/** Rows of a file, without addresses: other tests of the same product take whatever camera plays. */
const rows = cameraRows(40).map((row) => row.with(10, '').with(11, ''));
const turned = { id: '51190200001320700001', name: '广场云台' };

describe('the registry of cameras in a browser', () => {
  let cameras: CameraServer;
  let device: OnvifDevice;
  let operator: ApiClient;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;

  beforeAll(async () => {
    const product = await runningProduct();
    cameras = await startCameraServer({ count: 4 });
    device = await startOnvifDevice({ rtspUrl: `rtsp://127.0.0.1:${cameras.port}/cam/03` });
    operator = await product.as('operator01');
    await operator('PUT', `/api/cameras/${turned.id}`, {
      ...turned,
      areaCode: '511902',
      owner: '公安',
      placeType: 'square',
      location: { lng: 106.76, lat: 31.86 },
      device: { url: device.url, username: 'admin', password: 'onvif-secret' },
    });
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url, { width: 1920, height: 1080 });
    await product.logIn(terminal.context, 'operator01');
    page = await terminal.newPage();
    await page.goto('/cameras');
    await page.getByRole('heading', { name: '摄像头', level: 1 }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    const admin = await (await runningProduct()).as('admin01');
    for (const id of [turned.id, ...rows.map(([each]) => each)])
      await admin('DELETE', `/api/cameras/${id}`).catch(() => undefined);
    await device?.stop();
    await cameras?.stop();
  });

  const shot = async (name: string) => {
    if (process.env.FENGQIAO_SHOTS)
      await page.screenshot({ path: `${process.env.FENGQIAO_SHOTS}/${name}.png` });
  };

  test('finds a camera by the initials of its name, with counts beside the filters', async () => {
    await page.getByText(/^12\d\d 路$/).waitFor();
    await shot('list');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('名称、首字母、权属、区域或编码').fill('gcyt');
    await page.getByRole('link', { name: turned.name }).waitFor();
    await page.getByText('1 路', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('gcyt');
  });

  test('takes the streams from the device and plays them on the page of the camera', async () => {
    await page.getByRole('link', { name: turned.name }).click();
    await page.getByRole('button', { name: '从设备读取视频地址' }).click();
    await page.getByText('SIM-PTZ-4', { exact: false }).waitFor();
    const detail = await operator<CameraDetail>('GET', `/api/cameras/${turned.id}`);
    expect(detail).toMatchObject({ playable: true, hasSubStream: true, turnable: true });
    await page.reload();
    await page.locator('figure[data-state="live"]').waitFor();
    await shot('camera');
    expect(await violations(page)).toEqual([]);
  });

  test('turns it while an arrow key is held, and stops when it is let go', async () => {
    const pad = page.getByRole('group', { name: /云台控制盘/ });
    await pad.focus();
    await page.keyboard.down('ArrowRight');
    await eventually('the camera turns', async () => device.head.speed.pan === 0.5);
    await page.keyboard.up('ArrowRight');
    await eventually('the camera stands', async () => !device.moving);
    await page.getByRole('button', { name: '东入口' }).click();
    await eventually('the camera goes to its preset', async () => device.head.commands.at(-1) === 'preset 1');
    await page.getByText('由你操作', { exact: false }).waitFor();
    await page.keyboard.down('ArrowUp');
  });

  test('tries a file, shows what would become of it, then takes it in', async () => {
    await page.goto('/cameras/import');
    const bad = rows[7]?.with(5, '31.1') ?? [];
    const bytes = Buffer.from(`\ufeff${csvText([cameraHeadings, ...rows.with(7, bad)])}`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '点位表.csv', mimeType: 'text/csv', buffer: bytes });
    await page.getByText('试读完成', { exact: false }).waitFor();
    await page.getByText('1 行不合格', { exact: false }).waitFor();
    await shot('import');
    expect(await page.content()).not.toContain('pw-3');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 39 路' }).click();
    await page.getByText('导入完成', { exact: false }).waitFor();
    expect(await operator<CameraDetail>('GET', `/api/cameras/${rows[0]?.[0]}`)).toMatchObject({
      name: rows[0]?.[1],
    });
    expect(terminal.errors).toEqual([]);
  });

  test('registers one by a form, in English as well', async () => {
    await page.goto('/cameras?open=new');
    const form = page.getByRole('dialog');
    await form.getByLabel('设备编码').fill('51190300001320000077');
    await form.getByLabel('名称', { exact: true }).fill('河边');
    await shot('form');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Cameras', level: 1 }).waitFor();
    await shot('list-en');
  });
});
