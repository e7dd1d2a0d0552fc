import { createHash } from 'node:crypto';
import type { Camera, CameraInput } from '@fengqiao/contract/cameras';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { eventually } from '../helpers/eventually.ts';
import { type GstreamerCamera, gstreamerMissing, startGstreamerCamera } from '../helpers/gstreamer-camera.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const missing = gstreamerMissing();
if (missing) process.stderr.write(`skipped: the camera of others on the wall: ${missing}\n`);

const id = '51190200001310900001';

describe.skipIf(missing !== null)('a camera that nobody here wrote', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let camera: GstreamerCamera;
  let browser: Browser;
  let kiosk: Terminal;
  let before: Screen;

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    const { screens } = await operator<Wall>('GET', '/api/walls/hall');
    const second = screens.find((screen) => screen.id === '2');
    if (!second) throw new Error('the demo wall has no screen 2');
    before = second;
    camera = await startGstreamerCamera();
    browser = await startBrowser();
    kiosk = await openTerminal(browser, product.url);
    await product.logIn(kiosk.context, 'kiosk01');
  });

  afterAll(async () => {
    if (before) await put(before);
    await browser?.close();
    await camera?.stop();
  });

  const put = ({ layout, tiles }: Pick<Screen, 'layout' | 'tiles'>): Promise<Screen> =>
    operator<Screen>('PUT', '/api/walls/hall/screens/2', { layout, tiles });

  test('is registered over the API and plays on the wall', async () => {
    const admin = await product.as('admin01');
    const input: CameraInput = {
      id,
      name: '别家的摄像头',
      areaCode: '511902',
      owner: '测试',
      placeType: 'square',
      location: { lng: 106.76, lat: 31.86 },
      source: camera.source,
    };
    const stored = await admin<Camera>('PUT', `/api/cameras/${id}`, input);
    expect(stored.playable).toBe(true);
    expect(JSON.stringify(stored)).not.toContain(camera.source.password);
    await put({ layout: '1', tiles: [{ kind: 'camera', cameraId: id }] });

    const screen = await kiosk.newPage();
    await screen.goto('/wall/hall/2');
    await screen.locator(`figure[data-camera="${id}"][data-state="live"]`).waitFor();
    /** Position of the player and a hash of what it shows. */
    const look = async (): Promise<{ time: number; pixels: string }> => {
      const [time, rgba] = await screen.locator('video').evaluate((video: HTMLVideoElement) => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) throw new Error('no canvas');
        canvas.drawImage(video, 0, 0, 160, 120);
        return [video.currentTime, [...canvas.getImageData(0, 0, 160, 120).data]] as const;
      });
      return { time, pixels: createHash('sha256').update(Uint8Array.from(rgba)).digest('hex') };
    };
    const first = await look();
    await eventually(
      'another picture, later in the stream',
      async () => {
        const { time, pixels } = await look();
        return time > first.time + 1 && pixels !== first.pixels;
      },
      patienceMs,
    );
    expect(kiosk.outside([product.url, product.streamsUrl])).toEqual([]);
    expect(kiosk.errors).toEqual([]);
  });
});
