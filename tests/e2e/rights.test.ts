import type { Camera } from '@fengqiao/contract/cameras';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { TierPoints } from '@fengqiao/contract/map';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import type { ApiClient } from '../helpers/product-api.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

/** A county in which no township of the account lies. */
const otherCounty = '511923';

describe('an account of a township', () => {
  let product: RunningProduct;
  let clerk: ApiClient;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;
  /** One word that both titles hold, so that one search would find both. */
  const word = `甲乙${Date.now()}`;
  const codes = { own: '', foreign: '' };

  beforeAll(async () => {
    product = await runningProduct();
    clerk = await product.as('clerk01');
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url);
    await product.logIn(terminal.context, 'clerk01');
    page = await terminal.newPage();
    const place = async (areaCode: string, title: string): Promise<string> => {
      const { cases } = await product.send(newCase({ areaCode, title, signals: ['extremeSpeech'] }));
      return cases[0]?.caseCode ?? '';
    };
    codes.own = await place(product.account('clerk01').areaCode, `${word} 本镇`);
    codes.foreign = await place(otherCounty, `${word} 外县`);
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('finds its own case and no case of another county in the list', async () => {
    await page.goto(`/cases?q=${word}`);
    const table = page.getByRole('table');
    await table.getByRole('link', { name: `${word} 本镇` }).waitFor();
    expect(await table.getByText('外县').count()).toBe(0);
    const { items } = await clerk<{ items: CaseSummary[] }>('GET', '/api/cases?limit=200');
    const own = product.account('clerk01').areaCode;
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ areaCode }) => !areaCode.startsWith(own))).toEqual([]);
  });

  test('cannot ask for the list of another county', async () => {
    await page.goto(`/cases?area=${otherCounty}&q=${word}`);
    await page
      .getByText('没有符合条件的案件')
      .or(page.getByText('不存在，或这个账号无权查看'))
      .first()
      .waitFor();
    expect(await page.getByText('外县').count()).toBe(0);
  });

  test('sees only its own cases and cameras on the map', async () => {
    await page.goto('/?view=desk');
    await page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });
    // Others send cases to this township meanwhile, so both are asked anew until they agree.
    const shown = await eventually(
      'the map shows what the API answers',
      async () => {
        const { points } = await clerk<TierPoints>('GET', '/api/map/points');
        const drawn = await page.locator('section[data-map-ready]').getAttribute('data-point-count');
        return drawn === String(points.length) && points.map(({ caseCode }) => caseCode);
      },
      patienceMs,
    );
    expect(shown).toContain(codes.own);
    expect(shown).not.toContain(codes.foreign);
    const { items } = await clerk<{ items: Camera[] }>('GET', '/api/cameras?limit=200');
    const own = product.account('clerk01').areaCode;
    expect(items.filter(({ areaCode }) => !areaCode.startsWith(own))).toEqual([]);
  });

  test('finds nothing of another county by search', async () => {
    await page.getByRole('textbox', { name: '搜索区划 / 案号 / 摄像头' }).fill(word);
    const hits = page.getByRole('tabpanel');
    await hits.getByRole('button', { name: '本镇' }).waitFor();
    expect(await hits.getByText('外县').count()).toBe(0);
  });

  test('is told that a case of another county does not exist, by its address and by the API', async () => {
    await page.goto(`/cases/${codes.foreign}`);
    await page.getByRole('alert').filter({ hasText: '不存在，或这个账号无权查看' }).waitFor();
    expect(await page.getByText('外县').count()).toBe(0);
    await expect(clerk('GET', `/api/cases/${codes.foreign}`)).rejects.toThrow('notFound');
    await page.goto(`/cases/${codes.own}`);
    await page.getByRole('article').getByText(`${word} 本镇`).waitFor();
  });

  test('hears nothing of another county in its feed', async () => {
    await page.goto('/?view=desk');
    const feed = page.getByRole('region', { name: '实时事件' });
    await feed.getByRole('link', { name: `${word} 本镇` }).waitFor();
    await product.send(newCase({ areaCode: otherCounty, title: `${word} 外县 二` }));
    const later = `${word} 本镇 二`;
    await product.send(newCase({ areaCode: product.account('clerk01').areaCode, title: later }));
    // What came after it is there, so it would be there as well.
    await feed.getByRole('link', { name: later }).waitFor();
    expect(await feed.getByText('外县').count()).toBe(0);
  });

  test('asks no other host for anything, breaks nowhere and is refused nothing else', () => {
    expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
    expect(terminal.errors).toEqual([]);
    expect(new Set(terminal.refusals)).toEqual(
      new Set([`GET /api/areas/${otherCounty} 404`, `GET /api/cases/${codes.foreign} 404`]),
    );
  });
});
