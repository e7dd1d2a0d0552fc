import type { Camera } from '@fengqiao/contract/cameras';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Tour } from '@fengqiao/contract/wall-tours';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilMoving } from '../helpers/frame-counters.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const wallPath = '/api/walls/hall';
const screenPath = `${wallPath}/screens/2`;

/** Cameras that a page of a screen shows by its place. */
const shownOn = (screen: Page, place: number): Locator =>
  screen.locator(`[data-place="${place}"] figure[data-camera]`);
const spot = (desk: Page, place: number): Locator =>
  desk.getByRole('button', { name: new RegExp(`2 号屏第 ${place} 格`) });
const strip = (desk: Page): Locator => desk.getByRole('region', { name: '电视墙', exact: true });

describe('the wall under the hands of its operators', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let leader: ApiClient;
  let browser: Browser;
  let kiosk: Terminal;
  let desks: Terminal;
  let leaders: Terminal;
  let screen: Page;
  let desk: Page;
  let leaderDesk: Page;
  let before: Screen;
  let cameras: Camera[];
  let theCase: CaseSummary;

  const camera = (index: number): Camera => {
    const found = cameras[index];
    if (!found) throw new Error(`the demo has no camera ${index} that plays`);
    return found;
  };
  /** A gateway that is just starting may refuse a page for a moment; then its user loads it again. */
  const openDesk = (page: Page): Promise<true> =>
    eventually(
      'the desk with its wall',
      async () => {
        await page.goto('/?tab=cameras');
        await spot(page, 1).waitFor({ timeout: patienceMs / 3 });
        return true as const;
      },
      2 * patienceMs,
    );
  /** The row of a camera in the list of the desk. */
  const rowOf = async (page: Page, { name }: Camera): Promise<Locator> => {
    // Until then the row may be that of the whole list, which goes as soon as the list is searched.
    const searched = page.waitForResponse((answer) => {
      const { pathname, searchParams } = new URL(answer.url());
      return pathname === '/api/cameras' && searchParams.get('q') === name;
    });
    await page.getByRole('textbox', { name: /搜索/ }).first().fill(name);
    await searched;
    const row = page.getByRole('tabpanel').getByRole('button', { name }).first();
    await row.waitFor();
    await page.evaluate(() => new Promise(requestAnimationFrame)); // the answer is drawn
    return row;
  };

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    leader = await product.as('leader01');
    const { screens } = await operator<Wall>('GET', wallPath);
    const second = screens.find(({ id }) => id === '2');
    if (!second) throw new Error('the demo wall has no screen 2');
    before = second;
    const found = await operator<{ items: Camera[] }>('GET', '/api/cameras?playable=true&limit=100');
    cameras = found.items.filter((each) => !each.private);
    const title = `噪声扰民 ${Date.now()}`;
    await product.send(newCase({ areaCode: '511903', title }));
    const { items } = await operator<{ items: CaseSummary[] }>('GET', '/api/cases?area=511903&limit=50');
    const sent = items.find((item) => item.title === title);
    if (!sent) throw new Error('the case was not registered');
    theCase = sent;
    await operator('PUT', screenPath, { layout: '4', tiles: [] });
    browser = await startBrowser();
    kiosk = await openTerminal(browser, product.url);
    desks = await openTerminal(browser, product.url);
    leaders = await openTerminal(browser, product.url);
    await product.logIn(kiosk.context, 'kiosk01');
    await product.logIn(desks.context, 'operator01');
    await product.logIn(leaders.context, 'leader01');
    screen = await kiosk.newPage();
    desk = await desks.newPage();
    await Promise.all([screen.goto('/wall/hall/2'), openDesk(desk)]);
    await screen.locator('[data-layout="4"]').waitFor();
  });

  afterAll(async () => {
    const { now } = await operator<Wall>('GET', wallPath);
    const holder = now.lease?.holder.account === 'leader01' ? leader : operator;
    const { layout, tiles } = before;
    await holder('PUT', screenPath, { layout, tiles }).catch(() => undefined);
    await holder('POST', `${wallPath}/lease`, { act: 'release' }).catch(() => undefined);
    await browser?.close();
  });

  test('two cameras and a case are dragged to a screen, which shows them moving', async () => {
    for (const [index, place] of [
      [0, 1],
      [1, 2],
    ] as const) {
      const row = await rowOf(desk, camera(index));
      await row.dragTo(spot(desk, place));
      await shownOn(screen, place - 1).waitFor();
    }
    const feed = desk.getByRole('region', { name: '实时事件' });
    await feed.getByRole('link', { name: theCase.title }).dragTo(spot(desk, 3));
    await screen.locator(`[data-place="2"] [data-case="${theCase.caseCode}"]`).waitFor();
    const seen = await untilMoving(screen, { tiles: 2 });
    expect([...seen.keys()].sort()).toEqual([camera(0).id, camera(1).id].sort());
  });

  test('what a screen shows is saved as a scene and comes back by its digit', async () => {
    await strip(desk).getByRole('link', { name: '存为场景' }).click();
    await desk.getByLabel('名称').fill('现场处置');
    await desk.getByRole('button', { name: '保存' }).click();
    const scene = await eventually('the scene to be kept', async () => {
      const { items } = await operator<{ items: Scene[] }>('GET', `${wallPath}/scenes`);
      return items.find(({ name }) => name === '现场处置') ?? null;
    });
    await openDesk(desk);
    await strip(desk).getByRole('combobox', { name: '2 号屏的分屏数' }).selectOption('1');
    await screen.locator('[data-layout="1"]').waitFor();
    expect(await screen.locator('[data-place]').count()).toBe(1);
    await strip(desk).getByRole('link', { name: '指挥大厅' }).focus();
    await desk.keyboard.press(String(scene.digit));
    await screen.locator('[data-layout="4"]').waitFor();
    await screen.locator(`[data-case="${theCase.caseCode}"]`).waitFor();
    const seen = await untilMoving(screen, { tiles: 2 });
    expect([...seen.keys()].sort()).toEqual([camera(0).id, camera(1).id].sort());
    await operator('DELETE', `${wallPath}/scenes/${scene.id}`).catch(() => undefined);
  });

  test('the last change is taken back with one click', async () => {
    await spot(desk, 3).focus();
    await desk.keyboard.press('Delete');
    await screen.locator(`[data-case="${theCase.caseCode}"]`).waitFor({ state: 'detached' });
    await strip(desk).getByRole('button', { name: '撤销' }).click();
    await screen.locator(`[data-case="${theCase.caseCode}"]`).waitFor();
  });

  test('a tour goes from camera to camera by itself, and what was there comes back', async () => {
    const cameraIds = [camera(2).id, camera(3).id];
    const tour = await operator<Tour>('POST', `${wallPath}/tours`, {
      name: '场镇巡查',
      dwellS: 5,
      targets: [{ screen: '2', place: 3 }],
      cameraIds,
      sceneIds: [],
      schedule: null,
    });
    await strip(desk).getByRole('button', { name: '开始轮巡' }).click();
    await desk.getByRole('menuitem', { name: '场镇巡查' }).click();
    for (const id of [...cameraIds, cameraIds[0]])
      await screen.locator(`[data-place="3"] figure[data-camera="${id}"]`).waitFor();
    await strip(desk).getByRole('button', { name: '停止轮巡 场镇巡查' }).click();
    await shownOn(screen, 3).waitFor({ state: 'detached' });
    await operator('DELETE', `${wallPath}/tours/${tour.id}`);
  });

  test('the wall is handed over to a colleague, who puts a camera on it by keyboard alone', async () => {
    await strip(desk)
      .getByRole('button', { name: /我操作至/ })
      .click();
    await desk.getByRole('menuitem', { name: /交接给/ }).click();
    await desk.getByRole('dialog').getByLabel('账号').fill('leader01');
    await desk.keyboard.press('Enter');
    leaderDesk = await leaders.newPage();
    await openDesk(leaderDesk);
    await strip(leaderDesk)
      .getByRole('button', { name: /我操作至/ })
      .waitFor();
    const row = await rowOf(leaderDesk, camera(4));
    await row.focus();
    await leaderDesk.keyboard.press('w');
    const aimed = leaderDesk.locator('[data-wall-spot]:focus');
    await aimed.waitFor();
    // From wherever the hand begins to the fourth place of screen 2.
    await spot(leaderDesk, 3).focus();
    await leaderDesk.keyboard.press('ArrowRight');
    expect(await aimed.getAttribute('aria-label')).toContain(`把 ${camera(4).name} 放到2 号屏第 4 格`);
    await leaderDesk.keyboard.press('Enter');
    await screen.locator(`[data-place="3"] figure[data-camera="${camera(4).id}"]`).waitFor();
    const seen = await untilMoving(screen, { tiles: 3 });
    expect(seen.has(camera(4).id)).toBe(true);
  });

  test('whoever gave the wall away is told in words who works it now', async () => {
    await strip(desk)
      .getByRole('button', { name: /值班领导 操作至/ })
      .waitFor();
    await strip(desk).getByRole('combobox', { name: '2 号屏的分屏数' }).selectOption('1');
    await strip(desk).getByRole('alert').filter({ hasText: '值班领导' }).waitFor();
    expect(await screen.locator('[data-layout="4"]').count()).toBe(1);
  });

  test('the page of the wall can be used by everybody (WCAG 2.2 AA), and nothing breaks anywhere', async () => {
    await desk.goto('/walls/hall');
    await desk.getByRole('region', { name: '可以上墙的内容' }).getByRole('listitem').first().waitFor();
    expect(await violations(desk)).toEqual([]);
    for (const tab of ['scenes', 'tours', 'alarms', 'log', 'setup']) {
      await desk.goto(`/walls/hall?tab=${tab}`);
      await desk.getByRole('navigation', { name: '电视墙的各部分' }).waitFor();
      expect(await violations(desk), tab).toEqual([]);
    }
    for (const terminal of [kiosk, desks, leaders]) expect(terminal.errors).toEqual([]);
  });
});
