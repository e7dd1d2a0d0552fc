import type { Camera } from '@fengqiao/contract/cameras';
import type { ScreenReported } from '@fengqiao/contract/screen-reports';
import type { AlarmPolicy, WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { Wall } from '@fengqiao/contract/walls';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import { pictureFacts } from '../helpers/pixels.ts';
import { descendants } from '../helpers/process-tree.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const wallPath = '/api/walls/hall';
/** As small as a screen can be and still be read by a test: pixels are dear without a graphics card. */
const viewport = { width: 960, height: 540 };

describe('an alarm on the four screens of a wall', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let browser: Browser;
  let kiosk: Terminal;
  let before: Wall;
  /** The pages of the four screens, and the one with the reserved places. */
  let screens: Page[];
  let alarmed: Page;
  let place: Camera;
  let caseCode: string;

  const wall = (): Promise<Wall> => operator<Wall>('GET', wallPath);
  const setPolicy = (policy: AlarmPolicy): Promise<unknown> => operator('PUT', `${wallPath}/policy`, policy);
  const camerasOf = ({ tiles }: Wall['screens'][number]): string[] =>
    tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : [])).sort();

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    before = await wall();
    const cameras = await operator<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=100');
    const [first] = cameras.items.filter((camera) => !camera.private);
    if (first === undefined) throw new Error('no camera plays');
    place = first;
    await setPolicy({
      ...before.policy,
      enabled: true,
      tiers: ['red'],
      everyS: 5,
      cameras: 2,
      withinM: 20_000,
    });
    await quieten();
    browser = await startBrowser();
    kiosk = await openTerminal(browser, product.url, viewport);
    await product.logIn(kiosk.context, 'kiosk01');
    screens = await Promise.all(before.screens.map(() => kiosk.newPage()));
    await Promise.all(before.screens.map(({ id }, index) => screens[index]?.goto(`/wall/hall/${id}`)));
    const reserved = before.screens.findIndex((screen) => screen.reserved.length >= 3);
    const page = screens[reserved];
    if (page === undefined) throw new Error('the demo wall keeps no places for alarms');
    alarmed = page;
  });

  afterAll(async () => {
    await setPolicy(before.policy).catch(() => undefined);
    await operator('POST', `${wallPath}/lease`, { act: 'release' }).catch(() => undefined);
    await browser?.close();
  });

  /** Sees every case whose alarm stands or waits: the demo city has its own. */
  async function quieten(): Promise<void> {
    await eventually('no alarm of the demo city', async () => {
      const { items } = await operator<{ items: WallAlarm[] }>('GET', `${wallPath}/alarms`);
      const open = items.filter(({ state }) => state === 'waiting' || state === 'shown');
      for (const { id } of open) await operator('POST', `${wallPath}/alarms/${id}/acknowledge`);
      return open.length === 0;
    });
  }

  /** The page of an operator, told what happens. */
  async function openDesk(): Promise<Page> {
    const { context, newPage } = await openTerminal(browser, product.url, { width: 1366, height: 768 });
    await product.logIn(context, 'operator01');
    const desk = await newPage();
    await desk.goto('/');
    await desk.locator('[data-testid="connection"][data-kind="live"]').waitFor();
    return desk;
  }

  /** Resolves once the page shows that many moving pictures. */
  const moving = (page: Page, tiles: number, frames = 4) => untilMoving(page, { tiles, frames });

  test('a case that turns red takes the reserved places: its card, the map of its place, cameras near by that move', async () => {
    await Promise.all(screens.map((page) => moving(page, 4)));
    const [registered, ...signals] = newCase({
      areaCode: place.areaCode,
      title: `群体欠薪 ${Date.now()}`,
      signals: ['extremeSpeech', 'extremeSpeech'],
    });
    const location = { ...place.location, datum: 'WGS84' as const };
    const sent = await product.send([{ ...registered, location }, ...signals] as never);
    caseCode = sent.cases[0]?.caseCode ?? '';
    const card = alarmed.locator(`[data-alarm="red"] [data-case="${caseCode}"]`);
    await card.waitFor();
    expect(await card.innerText()).toMatch(/红色[\s\S]*极端言行[\s\S]*待确认/);
    const map = alarmed.locator('[data-alarm="red"] [data-map-ready="true"]');
    await map.waitFor();
    const facts = pictureFacts(await map.screenshot());
    expect(facts.colours).toBeGreaterThan(4);
    const seen = await moving(alarmed, 2);
    expect(seen.has(place.id)).toBe(true);
    // What the page says of itself is what stands on it.
    const told = await eventually('the screen tells of its alarm', async () => {
      const { items } = await operator<{ items: ScreenReported[] }>('GET', `${wallPath}/reports`);
      return items.find(
        ({ source, tiles }) => source === 'alarm' && tiles.every(({ state }) => state === 'live'),
      );
    });
    expect(told.tiles.map(({ tile }) => tile.kind)).toEqual(['case', 'map', 'camera', 'camera']);
  });

  test('the case is acknowledged and the places are given back, moving', async () => {
    await operator('POST', `/api/cases/${caseCode}/acknowledge`);
    await alarmed.locator('[data-alarm]').first().waitFor({ state: 'detached' });
    const seen = await moving(alarmed, 4);
    const own = before.screens.find(({ reserved }) => reserved.length >= 3);
    expect([...seen.keys()].sort()).toEqual(own && camerasOf(own));
  });

  test('the gateway is killed: four screens and a desk say that they are alone, the screens play on, all come back by themselves', async () => {
    const desk = await openDesk();
    const away = [
      ...screens.map((page) => page.getByText('与服务器的连接已断开')),
      desk.getByText('与服务器的连接断了'),
    ];
    const pages = [...screens, desk];
    const mark = () => Object.assign(window, { sameDocument: true });
    await Promise.all(pages.map((page) => page.evaluate(mark)));
    let told = false;
    const all = Promise.all(away.map((notice) => notice.waitFor())).then(() => {
      told = true;
    });
    // The launcher starts it again so fast that nobody may notice; it is killed until every page has said it.
    for (let killed = 0; !told && killed < 4; killed += 1) {
      const gateway = await eventually('a gateway to kill', () => gatewayOf(product.pid), patienceMs);
      process.kill(gateway, 'SIGKILL');
      const another = eventually('another gateway', () => told || isOther(gateway), patienceMs);
      await Promise.race([all, another]);
    }
    await all;
    await Promise.all(screens.map((page) => moving(page, 4)));
    await Promise.all(away.map((notice) => notice.waitFor({ state: 'detached' })));
    await Promise.all(screens.map((page) => moving(page, 4)));

    const title = `断线之后 ${Date.now()}`;
    await eventually('the gateway to take events', () =>
      product.send(newCase({ areaCode: '511923', title })),
    );
    await desk.getByRole('region', { name: '实时事件' }).getByRole('link', { name: title }).waitFor();
    const same = await Promise.all(pages.map((page) => page.evaluate(() => 'sameDocument' in window)));
    expect(same).toEqual(pages.map(() => true));

    function isOther(old: number): boolean {
      const now = gatewayOf(product.pid);
      return now !== null && now !== old;
    }
  });

  test('a display without an address becomes the screen that the desk gives it, and is it again after a power cycle', async () => {
    const display = await kiosk.newPage();
    await display.goto('/wall?display=7');
    const shown = await display.getByTestId('pairing-code').innerText();
    const code = shown.replace(/\D/g, '');
    await operator('PUT', `${wallPath}/screens/2/pairing`, { code });
    await display.waitForURL('**/wall/hall/2?display=7');
    await display.locator('[data-layout]').waitFor();
    const storageState = await kiosk.context.storageState();
    // A cookie without an end would go with the browser.
    expect(storageState.cookies.every(({ expires }) => expires > Date.now() / 1000)).toBe(true);
    const again = await browser.newContext({ baseURL: product.url, viewport, storageState });
    const page = await again.newPage();
    await page.goto('/wall?display=7');
    await page.waitForURL('**/wall/hall/2?display=7');
    await moving(page, 4, 2);
    await again.close();
    await display.close();
  });

  test('nothing was asked of another host, and no page broke', () => {
    expect(kiosk.outside([product.url, product.streamsUrl])).toEqual([]);
    expect(kiosk.errors).toEqual([]);
  });
});

/** Process id of the gateway that a launcher runs now. */
function gatewayOf(launcher: number): number | null {
  return descendants(launcher).find(({ command }) => command.includes('gateway/dist/server.js'))?.pid ?? null;
}
