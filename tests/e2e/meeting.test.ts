import type { Session } from '@fengqiao/contract/accounts';
import type { AreaDetail } from '@fengqiao/contract/areas';
import type { Decision } from '@fengqiao/contract/decisions';
import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const account = 'head04';
const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

describe('the meeting of a week', () => {
  let product: RunningProduct;
  let head: ApiClient;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;
  let areaCode: string;
  let id = '';
  const order = `欠薪案件领导包案 ${Date.now()}`;

  const read = (meetingId: string) => head<Meeting>('GET', `/api/meetings/${meetingId}`);
  const packOf = () => head<Pack>('GET', `/api/meetings/${id}/pack`);
  const shownPage = (place: string) => page.locator(`[data-page="${place}"]`);
  const prepared = (meetingId: string) =>
    eventually('frozen figures', async () => (await read(meetingId)).pack.state === 'ready', 120_000);

  beforeAll(async () => {
    product = await runningProduct();
    head = await product.as(account);
    areaCode = (await head<Session>('GET', '/api/session')).areaCode;
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url, { width: 1920, height: 1080 });
    await product.logIn(terminal.context, account);
    page = await terminal.newPage();
  });
  afterAll(() => browser?.close());

  test('a meeting is called, its figures are frozen, and it begins', async () => {
    await page.goto('/meetings');
    await page.getByRole('button', { name: '临时召开研判会' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '召开', exact: true }).click();
    await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
    id = page.url().split('/').at(-1) ?? '';
    // A meeting of now has its figures frozen by itself; whoever is quicker than that asks for them.
    const now = page.getByRole('button', { name: '现在准备数字' });
    const frozen = page.getByText('数字已冻结');
    await now
      .or(page.getByText(/正在准备数字|数字排队准备中/))
      .or(frozen)
      .first()
      .waitFor();
    if (await now.isVisible()) await now.click({ timeout: 2_000 }).catch(() => undefined);
    await prepared(id);
    await page.getByText('数字已冻结').waitFor();
    await page.getByRole('button', { name: '开始会议' }).click();
    await page.getByRole('button', { name: '结束会议' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('it is presented by keys alone, and a decision is ordered beside the page', async () => {
    const { pages, sha256 } = await packOf();
    await page.goto(`/meetings/${id}/present`);
    await shownPage(pages[0]?.id ?? '').waitFor();
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['End', pages.length - 1],
      ['Home', 0],
      ['3', 2],
    ] as const) {
      await page.keyboard.press(key);
      await shownPage(pages[at]?.id ?? '').waitFor();
    }
    expect(page.url()).toContain(`page=${pages[2]?.id}`);
    await page.getByText(`校验 ${sha256.slice(0, 4)}`).waitFor();
    await page.keyboard.press('d');
    await page.keyboard.type(order);
    await page.getByRole('combobox', { name: '责任部门' }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    const decided = page.locator('[data-decision]', { hasText: order });
    await decided.waitFor();
    expect(await decided.innerText()).toMatch(/〔\d{4}〕\d+号/);
    expect(await violations(page)).toEqual([]);
  });

  test('a figure opens the cases that were behind it', async () => {
    await page.keyboard.press('Home');
    await page.locator('main [data-list]').first().click();
    await page.getByText(/快照计 .* 件/).waitFor();
    expect(page.url()).toContain('list=');
    await page.keyboard.press('Escape');
    await eventually('the list to be closed', async () => !page.url().includes('list='));
  });

  test('the figures go out as files', async () => {
    await page.goto(`/meetings/${id}`);
    for (const format of ['XLSX', 'DOCX', 'PDF']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `会议材料 ${format}` }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
    }
  });

  test('new and corrected events change nothing of what was frozen', async () => {
    const before = await packOf();
    const accepted = () =>
      head<{ numerator: number }>('GET', `/api/indicators/accepted?area=${areaCode}`).then(
        ({ numerator }) => numerator,
      );
    const then = await accepted();
    const { children } = await head<AreaDetail>('GET', `/api/areas/${areaCode}`);
    const [registered] = newCase({ areaCode: children[0]?.code ?? areaCode, title: '会后新来的案件' });
    if (registered === undefined) throw new Error('a case has an event');
    await product.send([
      registered,
      { ...registered, eventId: `${registered.eventId}-moved`, type: 'case.resolved' },
    ]);
    await eventually('the new case to count now', async () => (await accepted()) > then);
    expect(await packOf()).toEqual(before);
  });

  test('a week later the next meeting opens with what became of the decision', async () => {
    const { taken } = await read(id);
    const [decision] = taken;
    if (decision === undefined) throw new Error('a decision was taken');
    await head('POST', `/api/meetings/${id}/acts`, { act: 'close' });
    const reported = await head<Decision>('POST', `/api/decisions/${decision.id}/reports`, {
      text: '工资已发放到位',
      state: 'done',
    });
    expect(reported.state).toBe('done');
    const next = await head<Meeting>('POST', '/api/meetings', {
      areaCode,
      title: '下一周研判会',
      plannedAt: new Date(Date.now() + 7 * dayMs).toISOString(),
      from: dayOf(Date.now() - 7 * dayMs),
      until: dayOf(Date.now()),
      video: false,
    });
    await page.goto(`/meetings/${next.id}`);
    const earlier = page.locator('[data-decision]', { hasText: order });
    await earlier.waitFor();
    expect(await earlier.innerText()).toMatch(/办结[\s\S]*工资已发放到位/);
    await page.goto(`/meetings/${id}/present?page=overview`);
    await shownPage('overview').waitFor();
    expect(terminal.errors).toEqual([]);
    expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
  });
});
