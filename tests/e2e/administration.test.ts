import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openTerminal, patienceMs, startBrowser, type Terminal } from '../helpers/browser.ts';
import { type RunningProduct, runningProduct } from '../helpers/running-product.ts';

const stamp = Date.now().toString(36);
/** The person who gets an account in this file, and the machine that becomes a terminal. */
const person = { account: `wang.${stamp}`, name: `王敏 ${stamp}`, password: 'maple bridge 41 over water' };
const machine = { name: `窗口 ${stamp}`, place: '群众接待大厅 3 号窗口' };

/** Opens a list of a form by its label and chooses a line. */
async function choose(page: Page, label: string, line: string, typed = line): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  await field.click();
  if (typed !== '') await field.fill(typed);
  await page.locator('.ant-select-item-option', { hasText: line }).first().click();
}

/** The secret that a dialog shows this one time; closes the dialog. */
async function shownOnce(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog').filter({ has: page.locator('output') });
  const secret = await dialog.locator('output').innerText();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '已记下，关闭' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return secret;
}

/** Fills in the login page that is open. */
async function logIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('账号').fill(person.account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** What the person's phone shows at a time. */
const digits = (secret: string, timestamp = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

/** What the API answers to the cookies of a browser and nothing else. */
async function answerTo(context: BrowserContext, path: string): Promise<string> {
  const answer = await context.request.get(path);
  if (answer.ok()) return 'ok';
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('accounts, terminals and the log of what was done', () => {
  let product: RunningProduct;
  let browser: Browser;
  let office: Terminal;
  let security: Page;
  let window3: Terminal;
  let clerk: Page;
  const given = { password: '', code: '', secret: '' };

  beforeAll(async () => {
    product = await runningProduct();
    browser = await startBrowser();
    office = await openTerminal(browser, product.url, { width: 1600, height: 1000 });
    await product.logIn(office.context, 'security01');
    security = await office.newPage();
    window3 = await openTerminal(browser, product.url);
    clerk = await window3.newPage();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('the security administrator begins with the accounts and is offered no case, map or wall', async () => {
    await security.goto('/');
    await security.waitForURL('**/admin/accounts');
    await security.getByRole('table').getByText('operator01').waitFor();
    const pages = security.getByRole('navigation', { name: '页面' });
    expect(await pages.getByRole('link').allInnerTexts()).toEqual([
      '账号',
      '终端',
      '在线登录',
      '规则',
      '权限表',
      '运行状态',
    ]);
    await security.goto('/cases');
    await security.getByRole('heading', { name: '这个页面不对您的角色开放' }).waitFor();
    expect(await violations(security)).toEqual([]);
  });

  test('it creates an account; its password is shown once', async () => {
    await security.goto('/admin/accounts');
    await security.getByRole('button', { name: '新建账号' }).click();
    const form = security.getByRole('dialog');
    await form.getByLabel('账号', { exact: true }).fill(person.account);
    await form.getByLabel('姓名').fill(person.name);
    await choose(security, '角色', '受理员', '');
    await form.getByText('受理来访，登记和查看辖区内的案件').waitFor();
    await choose(security, '辖区', '511902101', '511902101');
    expect(await violations(security)).toEqual([]);
    await form.getByRole('button', { name: '新建账号' }).click();
    given.password = await shownOnce(security);
    expect(given.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    await security.goto(`/admin/accounts?q=${person.account}`);
    await security
      .getByRole('row', { name: new RegExp(person.account) })
      .getByText('待首次登录')
      .waitFor();
    expect(await security.getByText(given.password).count()).toBe(0);
  });

  test('it invites a terminal for the account; the code is shown once', async () => {
    await security.goto('/admin/terminals');
    await security.getByRole('button', { name: '登记新终端' }).click();
    const form = security.getByRole('dialog');
    await form.getByLabel('名称').fill(machine.name);
    await form.getByLabel('位置').fill(machine.place);
    await choose(security, '辖区', '511902101', '511902101');
    await choose(security, '可登录的账号', person.account);
    await security.keyboard.press('Escape');
    expect(await violations(security)).toEqual([]);
    await form.getByRole('button', { name: '生成登记码' }).click();
    given.code = await shownOnce(security);
  });

  test('another machine becomes the terminal with the code, which is good once', async () => {
    await clerk.goto('/enrol');
    await clerk.getByLabel('登记码').fill(given.code);
    expect(await violations(clerk)).toEqual([]);
    await clerk.getByRole('button', { name: '登记本机' }).click();
    await clerk.getByRole('heading', { name: '登记完成' }).waitFor();
    await clerk.getByText(machine.name).waitFor();
    await clerk.getByText(machine.place).waitFor();
    expect(await violations(clerk)).toEqual([]);
    const other = await openTerminal(browser, product.url);
    const page = await other.newPage();
    await page.goto('/enrol');
    await page.getByLabel('登记码').fill(given.code);
    await page.getByRole('button', { name: '登记本机' }).click();
    await page.getByRole('alert').filter({ hasText: '登记码不对、已用过或已过期' }).waitFor();
    await other.context.close();
  });

  test('the account logs in nowhere else', async () => {
    const other = await openTerminal(browser, product.url);
    const page = await other.newPage();
    await page.goto('/login');
    await logIn(page, given.password);
    await page.getByRole('alert').filter({ hasText: '只能在登记的终端上登录' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await other.context.close();
  });

  test('on its terminal the first login asks for another password, and says why one is too weak', async () => {
    await clerk.getByRole('link', { name: '去登录' }).click();
    await clerk.getByTestId('terminal').getByText(machine.name).waitFor();
    await logIn(clerk, given.password);
    await clerk.getByRole('heading', { name: '先修改密码' }).waitFor();
    await clerk.goto('/cases');
    await clerk.waitForURL('**/password?next=%2Fcases');
    const change = async (next: string) => {
      await clerk.getByLabel('当前密码').fill(given.password);
      await clerk.getByLabel('新密码').fill(next);
      await clerk.getByLabel('再输一次').fill(next);
      await clerk.getByRole('button', { name: '修改密码' }).click();
    };
    await change('password1234');
    await clerk.getByRole('alert').getByRole('listitem').first().waitFor();
    expect(await violations(clerk)).toEqual([]);
    await change(person.password);
    await clerk.waitForURL('**/cases');
  });

  test('it does its work, after loading the page anew as well', async () => {
    await clerk.getByRole('table').getByRole('row').nth(1).waitFor();
    await clerk.goto('/?view=desk');
    await clerk.waitForSelector('section[data-map-ready="true"]', { timeout: patienceMs });
    await clerk.getByTestId('connection').getByText('实时').waitFor();
    await clerk.getByRole('button', { name: person.name }).click();
    await clerk.getByText(`本机终端：${machine.name}`).waitFor();
  });

  test('its cookie, copied to another machine, is worth nothing, and the terminal works on', async () => {
    const thief = await openTerminal(browser, product.url);
    await thief.context.addCookies(await window3.context.cookies());
    expect(await answerTo(thief.context, '/api/session')).toBe('session.badProof');
    expect(await answerTo(thief.context, '/api/cases')).toBe('session.badProof');
    const page = await thief.newPage();
    await page.goto('/cases');
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await thief.context.close();
    await clerk.goto('/cases');
    await clerk.getByRole('table').getByRole('row').nth(1).waitFor();
  });

  test('its own page shows its sessions and sets a second factor by a QR code or the typed secret', async () => {
    await clerk.goto('/account');
    await clerk.getByRole('region', { name: '我的登录' }).getByText('当前', { exact: true }).waitFor();
    await clerk.getByRole('button', { name: '设置动态口令' }).click();
    await clerk.getByRole('img', { name: '动态口令密钥的二维码' }).waitFor();
    expect(await violations(clerk)).toEqual([]);
    given.secret = (await clerk.locator('code').innerText()).replaceAll(' ', '');
    await clerk.getByLabel('动态口令', { exact: true }).fill(digits(given.secret));
    await clerk.getByRole('button', { name: '确认并启用' }).click();
    await clerk.getByText('已设置：登录时需要手机上的 6 位数字').waitFor();
  });

  test('the security administrator sees the session and ends it; the page of the terminal logs out', async () => {
    await security.goto('/admin/sessions');
    const line = security.getByRole('row', { name: new RegExp(person.account) });
    await line.getByText(machine.name).waitFor();
    expect(await violations(security)).toEqual([]);
    await clerk.goto('/cases');
    await clerk.getByRole('table').getByRole('row').nth(1).waitFor();
    await line.getByRole('button', { name: /强制退出/ }).click();
    await security.getByRole('tooltip').getByRole('button', { name: '强制退出' }).click();
    await clerk.waitForURL('**/login?next=%2Fcases');
  });

  test('the next login asks for the six digits and goes on to where the page was', async () => {
    await logIn(clerk, person.password);
    const code = clerk.getByLabel('动态口令');
    await code.waitFor();
    expect(await violations(clerk)).toEqual([]);
    // Each code is good once, and the one of half a minute ago was used.
    await code.fill(digits(given.secret, Date.now() + 30_000));
    await clerk.getByRole('button', { name: '登录' }).click();
    await clerk.waitForURL('**/cases');
    await clerk.getByRole('table').getByRole('row').nth(1).waitFor();
  });

  test('a revoked terminal lets nobody in any more', async () => {
    await security.goto(`/admin/terminals?q=${stamp}`);
    await security.getByRole('button', { name: `撤销 ${machine.name}` }).click();
    const dialog = security.getByRole('dialog');
    await dialog.getByLabel('原因').fill('窗口撤并');
    expect(await violations(security)).toEqual([]);
    await dialog.getByRole('button', { name: '撤销', exact: true }).click();
    await security.getByText('窗口撤并').waitFor();
    expect(await violations(security)).toEqual([]);
    await clerk.waitForURL('**/login?next=%2Fcases');
    await logIn(clerk, person.password);
    await clerk.getByLabel('动态口令').fill('000000');
    await clerk.getByRole('button', { name: '登录' }).click();
    await clerk.getByRole('alert').filter({ hasText: '本机不是这个账号的登记终端' }).waitFor();
  });

  test('the audit administrator reads all of it, and the chain holds', async () => {
    const room = await openTerminal(browser, product.url, { width: 1600, height: 1000 });
    await product.logIn(room.context, 'audit01');
    const audit = await room.newPage();
    await audit.goto('/');
    await audit.waitForURL('**/audit');
    await audit.getByTestId('chain').getByText('链完整').waitFor();
    await audit.getByRole('button', { name: '立即核验' }).click();
    await audit.getByTestId('chain').getByText('链完整').waitFor();
    const table = audit.getByRole('table');
    const told = async (search: string, words: string) => {
      await audit.goto(`/audit?${search}`);
      await table.getByText(words).first().waitFor();
    };
    await told(`object=account:${person.account}`, '新建账号');
    await told(`actor=${person.account}`, '修改密码');
    await told(`action=session.copied&actor=${person.account}`, '疑似盗用登录');
    await told('action=terminal.enrolled', '登记终端');
    await audit
      .getByRole('button', { name: /打开第/ })
      .first()
      .click();
    await audit.getByRole('dialog').getByText('本条的散列值').waitFor();
    expect(await violations(audit)).toEqual([]);
    await audit.keyboard.press('Escape');
    const [file] = await Promise.all([
      audit.waitForEvent('download'),
      audit.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await audit.goto('/rights');
    await audit.getByRole('cell', { name: '审计管理员可以' }).first().waitFor();
    expect(await violations(audit)).toEqual([]);
    expect(room.errors).toEqual([]);
    await room.context.close();
  });

  test('the same pages in English', async () => {
    await security.getByRole('button', { name: 'English' }).click();
    for (const path of [
      '/admin/accounts?create=true',
      '/admin/terminals',
      '/admin/sessions',
      '/account',
      '/profiles',
      '/rights',
    ]) {
      await security.goto(path);
      await security.getByRole('navigation', { name: 'Pages' }).waitFor();
      await security.waitForLoadState('networkidle');
      expect(await violations(security), path).toEqual([]);
    }
  });

  test('no page breaks or asks another host for anything', () => {
    for (const terminal of [office, window3]) {
      expect(terminal.outside([product.url, product.streamsUrl])).toEqual([]);
      expect(terminal.errors).toEqual([]);
    }
    expect(office.refusals).toEqual([]);
  });
});
