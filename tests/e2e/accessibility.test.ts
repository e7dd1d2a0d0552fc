import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

describe('pages that everybody can use (WCAG 2.2 AA)', () => {
  let product: RunningProduct;
  let browser: Browser;
  let terminal: Terminal;
  let page: Page;
  let someCase: CaseSummary;

  beforeAll(async () => {
    product = await runningProduct();
    const operator = await product.as('operator01');
    await product.send(
      newCase({
        areaCode: '511903',
        title: '物业费争议',
        category: 'property',
        signals: ['extremeSpeech', 'prolonged'],
        attempts: ['village', 'township'],
      }),
    );
    const { items } = await operator<{ items: CaseSummary[] }>('GET', '/api/cases?area=511903&tier=orange');
    const [found] = items;
    if (!found) throw new Error('no orange case');
    someCase = found;
    browser = await startBrowser();
    terminal = await openTerminal(browser, product.url);
    page = await terminal.newPage();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('the login, also with an error on it', async () => {
    await page.goto('/');
    await page.getByLabel('账号').fill('nobody');
    await page.getByLabel('密码').fill('nothing');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').filter({ hasText: '账号或密码不对' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the desk', async () => {
    await product.logIn(terminal.context, 'operator01');
    await page.goto('/');
    await page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });
    await page.getByRole('region', { name: '实时事件' }).getByRole('listitem').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the indicators, with the cases behind one of them', async () => {
    await page.goto('/indicators?name=accepted&side=numerator');
    await page.getByRole('region', { name: '这个数背后的案件' }).getByRole('link').first().waitFor();
    await page.getByRole('region', { name: '走势' }).getByRole('table').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the rules for tiers with the records of their runs', async () => {
    await page.goto('/rules/tiers');
    await page.getByRole('table', { name: '规则' }).waitFor();
    await page.getByRole('region', { name: '定期分级记录' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the desk with a to-do list and a case open', async () => {
    await page.goto(`/?list=overdue&case=${someCase.caseCode}`);
    await page.getByRole('article').getByText('规则版本 bazhong').waitFor();
    await page.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });
    expect(await violations(page)).toEqual([]);
  });

  test('the desk with the list of cameras and a picture', async () => {
    await page.goto('/?tab=cameras&camera=00000000000000000000');
    await page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
    await page.locator('figure[data-state="denied"]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the page of a case', async () => {
    await page.goto(`/cases/${someCase.caseCode}`);
    await page.getByRole('article').getByText('规则版本 bazhong').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the rules of two places side by side, and a case read by both', async () => {
    await page.goto('/profiles/bazhong?with=haizhou');
    await page.getByRole('cell', { name: '一般问题 7个工作日内解决' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`/cases/${someCase.caseCode}?compare=haizhou`);
    await page.getByRole('columnheader', { name: '阜新市海州区' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the form of an act on a case, registering one, and the queue for triage', async () => {
    await page.goto(`/cases/${someCase.caseCode}`);
    await page.getByRole('button', { name: '提醒催办' }).click();
    await page.getByRole('form', { name: '提醒催办' }).getByText('三种力度').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/cases/new');
    await page.getByRole('button', { name: '受理登记' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/triage');
    await page.getByText(/自动流转 16 \/ 19 类/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the list of cases', async () => {
    await page.goto('/cases');
    await page.getByRole('table').getByRole('row').nth(3).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the status page', async () => {
    await page.goto('/status');
    await page.getByText('没有积压').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the same in English', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    for (const path of ['/', '/cases', `/cases/${someCase.caseCode}`]) {
      await page.goto(path);
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await violations(page), path).toEqual([]);
    }
  });
});
