import type { AreaDetail } from '@fengqiao/contract/areas';
import type { CaseDetail } from '@fengqiao/contract/cases';
import type { Wall } from '@fengqiao/contract/walls';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const county = '511923';

describe('the desk without a mouse', () => {
  let product: RunningProduct;
  let operator: ApiClient;
  let browser: Browser;
  let terminal: Terminal;
  let desk: Page;
  /** Where nothing but ours happens, so that the first row is ours. */
  let village: string;
  let wall: Wall;
  const title = `村口堵路 ${Date.now()}`;
  let caseCode = '';

  const press = (...keys: string[]) =>
    keys.reduce<Promise<void>>(
      (before, key) => before.then(() => desk.keyboard.press(key)),
      Promise.resolve(),
    );
  const focused = (): Locator => desk.locator(':focus');
  const detail = () => operator<CaseDetail>('GET', `/api/cases/${caseCode}`);
  const wallNow = async (): Promise<Wall> => {
    const { items } = await operator<{ items: Wall[] }>('GET', '/api/walls');
    const found = items.find(({ id }) => id === 'hall');
    if (!found) throw new Error('the demo has no wall');
    return found;
  };

  beforeAll(async () => {
    product = await runningProduct();
    operator = await product.as('operator01');
    wall = await wallNow();
    village = await quietVillage(operator);
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url);
    await product.logIn(terminal.context, 'operator01');
    desk = await terminal.newPage();
    await desk.goto(`/?area=${village}`);
    await desk.locator('[data-testid="connection"][data-kind="live"]').waitFor();
    await desk.getByText('这个区划近来没有事件').waitFor();
  });

  afterAll(async () => {
    for (const { id, layout, tiles, places } of wall?.screens ?? [])
      await operator('PUT', `/api/walls/hall/screens/${id}`, { layout, tiles, places });
    await browser?.close();
  });

  test('a red case is told; f goes to its row, a acknowledges it, Enter opens it', async () => {
    const sent = await product.send(
      newCase({ areaCode: village, title, signals: ['extremeSpeech', 'extremeSpeech'] }),
    );
    caseCode = sent.cases[0]?.caseCode ?? '';
    const row = desk.getByRole('region', { name: '实时事件' }).getByRole('link', { name: title });
    await row.getByText('未确认').waitFor();
    expect(await desk.title()).toMatch(/^\(\d+\) /);
    await press('f');
    expect(await focused().getAttribute('data-list-row')).toBe(caseCode);
    await press('a');
    await row.getByText('未确认').waitFor({ state: 'detached' });
    await eventually(
      'the row has the focus',
      async () => {
        await press('j');
        return (await focused().getAttribute('data-list-row')) === caseCode;
      },
      patienceMs,
    );
    await press('Enter');
    await desk.getByRole('article').getByRole('heading', { name: title }).waitFor();
  });

  test('s opens the form of a supervision in its place, Esc leaves it, Ctrl+Enter sends it', async () => {
    const form = desk.getByRole('form', { name: '督办' });
    await desk.getByRole('button', { name: '督办' }).waitFor();
    await press('s');
    await form.waitFor();
    expect(await form.locator(':focus').count()).toBe(1);
    expect(await violations(desk)).toEqual([]);
    await press('Escape');
    await form.waitFor({ state: 'detached' });
    await eventually(
      'the focus is where it was',
      async () => (await focused().innerText()) === '督办',
      patienceMs,
    );
    await press('s');
    await form.waitFor();
    await press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    const { order } = await detail();
    expect(order.supervisions).toHaveLength(1);
    expect(order.supervisions[0]?.by.account).toBe('operator01');
  });

  test('w takes the case in hand and Enter puts it on the wall', async () => {
    await press('w');
    await eventually(
      'a place of the wall has the focus',
      async () => (await focused().getAttribute('data-wall-spot')) !== null,
      patienceMs,
    );
    await press('Enter');
    await eventually(
      'the case stands on the wall',
      async () => {
        const { screens } = await wallNow();
        return screens.some(({ tiles }) =>
          tiles.some((tile) => tile.kind === 'case' && tile.caseCode === caseCode),
        );
      },
      patienceMs,
    );
  });

  test('Esc closes the case; t goes to the to-do, Enter opens a list, j its rows, and the list says why each waits', async () => {
    await press('Escape');
    await desk.getByRole('article').waitFor({ state: 'detached' });
    await press('t');
    expect(await focused().getAttribute('data-todo')).toBe('triage');
    await press('Tab', 'Tab', 'Tab');
    expect(await focused().getAttribute('data-todo')).toBe('red');
    await press('Enter');
    const list = desk.getByRole('dialog', { name: '红色' });
    await list.getByRole('link', { name: title }).getByText('红色，已确认').waitFor();
    await press('j');
    expect(await focused().getAttribute('data-list-row')).toBe(caseCode);
    expect(await violations(desk)).toEqual([]);
    await press('Escape');
    await list.waitFor({ state: 'detached' });
  });

  test('the palette finds the case by its number, a page by its initials, and says that it looks for no persons', async () => {
    const palette = desk.getByRole('dialog', { name: '搜索和命令' });
    await press('Control+k');
    await palette.waitFor();
    await desk.keyboard.type(caseCode);
    await palette.getByRole('option', { name: title }).waitFor();
    expect(await violations(desk)).toEqual([]);
    await press('Enter');
    await desk.getByRole('article').getByRole('heading', { name: title }).waitFor();
    await press('/');
    await palette.waitFor();
    await desk.keyboard.type('督办');
    await palette.getByRole('option', { name: `督办 ${caseCode}` }).waitFor();
    await press('Control+a', 'Backspace');
    await desk.keyboard.type('zzzzzz');
    await palette.getByText('这里不查找人').waitFor();
    await press('Escape');
    await palette.waitFor({ state: 'detached' });
    await press('Control+k');
    await desk.keyboard.type('sxt');
    await press('Enter');
    await desk.waitForURL('**/cameras');
    await press('g', 'd');
    await desk.waitForURL('**/?view=desk');
  });

  test('? lists the keys; at once after it n opens the notices', async () => {
    await press('?');
    const help = desk.getByRole('dialog', { name: '键盘操作' });
    await help.getByText('确认打开的或最新的红色案件').waitFor();
    expect(await violations(desk)).toEqual([]);
    await press('Escape');
    // At once: a hand on the keyboard does not wait until a window has gone.
    await press('n');
    const centre = desk.getByRole('dialog', { name: '通知' });
    await centre.waitFor();
    await help.waitFor({ state: 'hidden' });
    expect(await violations(desk)).toEqual([]);
    await press('Escape');
    await centre.waitFor({ state: 'hidden' });
  });

  test('breaks nowhere and is refused nothing', () => {
    expect(terminal.errors).toEqual([]);
    expect(terminal.refusals).toEqual([]);
  });
});

/** A village without open cases. */
async function quietVillage(operator: ApiClient): Promise<string> {
  const { children: townships } = await operator<AreaDetail>('GET', `/api/areas/${county}`);
  for (const { code } of townships) {
    const { children } = await operator<AreaDetail>('GET', `/api/areas/${code}`);
    const quiet = children.find(({ counts }) => counts.open === 0);
    if (quiet) return quiet.code;
  }
  throw new Error(`every village of ${county} has open cases`);
}
