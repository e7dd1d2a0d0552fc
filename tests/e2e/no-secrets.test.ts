import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OneTimePassword, SecondFactorOffer } from '@fengqiao/contract/accounts';
import type { IngestResult } from '@fengqiao/contract/ingest';
import { startCameraServer } from '@fengqiao/fixtures';
import pg from 'pg';
import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, startBrowser, type Terminal } from '../helpers/browser.ts';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { descendants } from '../helpers/process-tree.ts';
import { type Product, startProduct } from '../helpers/product.ts';
import { SecretHunt } from '../helpers/secret-hunt.ts';
import { totpCode } from '../helpers/totp.ts';
import { WatchedClient } from '../helpers/watched-client.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rare = (): string => randomBytes(9).toString('hex');
/** What the handling team of the case reads, and nobody else. */
const party = { name: '欧阳试密', phone: '13908279431', id: '513701198803076517' };
const everyRole = [
  'operator01',
  'leader01',
  'kiosk01',
  'head01',
  'handler01',
  'admin01',
  'security01',
  'audit01',
];
const cameraId = '51190200001310900077';

describe('a whole run of the product', () => {
  const hunt = new SecretHunt();
  let product: Product;
  let database: pg.Pool;
  let browser: Browser;
  let terminal: Terminal;
  let caseCode: string;
  const commandLines = new Set<string>();
  let sampling: NodeJS.Timeout;

  const passwordOf = (account: string): string =>
    product.accounts.find((each) => each.account === account)?.password ?? '';
  const client = (who: string, ...mayRead: string[]) =>
    new WatchedClient(product.url, hunt, who, () => mayRead);

  beforeAll(async () => {
    product = await startProduct({ env: { FENGQIAO_HISTORY_DAYS: '1' } });
    sampling = setInterval(() => {
      for (const { command } of descendants(product.process.pid ?? 0)) commandLines.add(command);
    }, 200);
    for (const { account, password } of product.accounts) hunt.mark(`password of ${account}`, password);
    const secrets = JSON.parse(await readFile(join(product.dataDir, 'secrets.json'), 'utf8')) as object;
    for (const [name, secret] of Object.entries(secrets)) hunt.mark(name, String(secret));
    hunt.mark('source key', product.sourceKey);
    for (const [name, text] of Object.entries(party)) hunt.mark(`party: ${name}`, text);
    database = new pg.Pool({ connectionString: await databaseUrl(), max: 1 });
    browser = await startBrowser();
  }, 300_000);

  afterAll(async () => {
    clearInterval(sampling);
    await browser?.close();
    await database?.end();
    await product?.remove();
  });

  /** From the environment of the gateway: only the same user may read it there. */
  async function databaseUrl(): Promise<string> {
    const gateway = descendants(product.process.pid ?? 0).find(({ command }) =>
      command.includes('gateway/dist/server.js'),
    );
    const environment = await readFile(`/proc/${gateway?.pid}/environ`, 'utf8');
    return /(?:^|\0)DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '';
  }

  test('takes in a case whose words name a person', async () => {
    const { areaCode = '' } = product.accounts.find(({ account }) => account === 'clerk01') ?? {};
    const words = `申请人${party.name}（身份证${party.id}，电话${party.phone}）`;
    const [registered, signalled] = newCase({ areaCode, title: `${words}反映欠薪`, signals: ['threat'] });
    if (registered === undefined || signalled === undefined) throw new Error('no events');
    const note = { ...registered, eventId: rare(), type: 'note.added' as const, payload: { text: words } };
    const { title: _, category: __, channel: ___, ...noted } = note;
    const events = [
      { ...registered, detail: `${words}到场陈述` },
      { ...signalled, payload: { factor: 'threat', evidence: `${words}扬言上访` } },
      noted,
    ];
    const source = client('a source');
    const authorization = `Bearer ${product.sourceKey}`;
    const { body } = await source.ask('POST', '/api/ingest/events', events, { authorization });
    const { cases, quarantined } = JSON.parse(body) as IngestResult;
    expect(quarantined).toEqual([]);
    caseCode = cases[0]?.caseCode ?? '';
    // A faulty one as well: quarantine keeps it as it came.
    await source.ask('POST', '/api/ingest/events', [{ ...registered, eventId: rare(), category: 'none' }], {
      authorization,
    });
    await source.ask('POST', '/api/ingest/events', [], { authorization: `Bearer ${rare()}` });
  });

  test('shows the person to the handling team, and to nobody else', async () => {
    const readings = [
      '/api/cases?limit=200',
      `/api/cases/${caseCode}`,
      `/api/cases/${caseCode}/access`,
      '/api/changes?since=0',
      '/api/map/points',
      '/api/map/heat/why?cells=0&cellZoom=0',
      '/api/quarantine',
      '/api/imports',
      '/api/audit',
      '/api/audit/export',
      '/api/accounts?limit=200',
      '/api/sessions',
      '/api/retention',
    ];
    const team = client('clerk01', 'party');
    expect(await team.logIn(passwordOf('clerk01'))).toBe(200);
    const { body } = await team.ask('GET', `/api/cases/${caseCode}`);
    expect(body).toContain(party.phone);
    for (const account of everyRole) {
      const other = client(account);
      expect(await other.logIn(`wrong-${rare()}`)).toBe(401);
      expect(await other.logIn(passwordOf(account)), account).toBe(200);
      for (const path of readings) await other.ask('GET', path);
    }
    expect(hunt.finds()).toEqual([]);
  });

  test('makes an account with a password for one login, and a second factor', async () => {
    const security = client('security01', 'one-time');
    await security.logIn(passwordOf('security01'));
    const account = `watched.${rare()}`;
    const input = { account, displayName: '被观察者', role: 'operator', areaCode: '511900' };
    // Shown once, to whoever made the account: marked from here on.
    const made = await security.json<OneTimePassword>('POST', '/api/accounts', input);
    hunt.mark('one-time password', made.password);
    const someone = client(account);
    expect(await someone.logIn(made.password)).toBe(200);
    const next = `Kestrel-${rare()}-lantern`;
    hunt.mark('chosen password', next);
    const current = made.password;
    expect((await someone.ask('PUT', '/api/session/password', { current, next })).status).toBe(204);
    const offer = await someone.json<SecondFactorOffer>('POST', '/api/session/second-factor');
    hunt.mark('second-factor secret', offer.secret);
    const code = totpCode(offer.secret);
    expect((await someone.ask('PUT', '/api/session/second-factor', { code })).status).toBe(204);
    await someone.ask('GET', '/api/session');
    await security.ask('GET', `/api/accounts?q=${account}`);
  });

  test('plays a camera whose address has a user and a password', async () => {
    const cameras = await startCameraServer({ count: 1 });
    try {
      const source = { username: `user-${rare()}`, password: `camera-${rare()}` };
      hunt.mark('camera user', source.username);
      hunt.mark('camera password', source.password);
      const admin = client('admin01');
      await admin.logIn(passwordOf('admin01'));
      const url = `rtsp://127.0.0.1:${cameras.port}/nowhere-${rare()}`;
      hunt.mark('camera address', url);
      await admin.json('PUT', `/api/cameras/${cameraId}`, {
        id: cameraId,
        name: '有密码的相机',
        areaCode: '511902',
        owner: '测试',
        placeType: 'square',
        location: { lng: 106.76, lat: 31.86 },
        source: { url, ...source },
      });
      const operator = client('operator01');
      await operator.logIn(passwordOf('operator01'));
      const { playlist } = await operator.json<{ playlist: string }>('POST', `/api/cameras/${cameraId}/play`);
      const picture = await fetch(playlist);
      hunt.look('the answer of streams to a playlist', await picture.text());
      await operator.ask('GET', '/api/cameras/states');
      await operator.ask('GET', `/api/cameras/${cameraId}`);
    } finally {
      await cameras.stop();
    }
  });

  test('is used in a browser, after a wrong password', async () => {
    terminal = await openTerminal(browser, product.url);
    const seen: Promise<void>[] = [];
    terminal.context.on('response', (response) => void seen.push(showTo(response)));
    const page = await terminal.newPage();
    await page.goto('/');
    const wrong = `wrong-${rare()}`;
    hunt.mark('wrong password', wrong);
    for (const password of [wrong, passwordOf('operator01')]) {
      await page.getByLabel('账号').fill('operator01');
      await page.getByLabel('密码').fill(password);
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/session'));
      await page.locator('button[type=submit]').click();
      await answered;
    }
    await page.waitForSelector('section[data-map-ready]');
    for (const path of ['/cases', `/cases/${caseCode}`, '/cameras']) {
      await page.goto(path);
      await page.locator('main, table, article').first().waitFor();
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      hunt.look(`what the page ${path} stores`, stored);
      hunt.look(`the address of the page ${path}`, page.url());
      hunt.look(`what the page ${path} shows`, await page.locator('body').innerText());
    }
    const cookies = await terminal.context.cookies();
    for (const { name, value } of cookies) {
      if (name.includes('fengqiao')) hunt.mark('cookie of the browser', value);
    }
    expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true);
    await Promise.all(seen);
    await page.close();
  });

  /** Bodies of pictures are no text; a response of a page that has moved on has none. */
  async function showTo(response: Response): Promise<void> {
    const place = `the browser's answer ${response.request().method()} ${new URL(response.url()).pathname}`;
    const headers = { ...(await response.allHeaders()) };
    delete headers['set-cookie'];
    hunt.look(`${place}, headers`, JSON.stringify(headers));
    if (!/json|text|csv/.test(headers['content-type'] ?? '')) return;
    hunt.look(place, await response.text().catch(() => ''));
  }

  test('is backed up', async () => {
    const env = { ...process.env, FENGQIAO_DATA: product.dataDir };
    const file = join(product.dataDir, 'backup-of-a-test');
    const running = promisify(execFile)(process.execPath, ['db/dist/cli.js', 'backup', file], {
      cwd: root,
      env,
    });
    commandLines.add(await readFile(`/proc/${running.child.pid}/cmdline`, 'utf8').catch(() => ''));
    const { stdout, stderr } = await running;
    hunt.look('what the backup says', stdout + stderr);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test('keeps no secret and no person in what it prints, logs, stores beside the database or runs', async () => {
    // The demo shows its own passwords to whoever starts it, once and there alone.
    hunt.look('what it prints', product.lines.join('\n'), ['password of']);
    for (const line of commandLines) hunt.look(`the command line ${line.slice(0, 80)}`, line);
    const files = await readdir(product.dataDir, { recursive: true, withFileTypes: true });
    let looked = 0;
    for (const entry of files) {
      const path = join(entry.parentPath, entry.name);
      const name = relative(product.dataDir, path);
      if (!entry.isFile() || name.startsWith('db')) continue;
      const { mode, size } = await stat(path);
      const isSecret = /^(secrets\.json|demo-credentials\.json|backup-of-a-test)$/.test(name);
      if (isSecret) expect(mode & 0o077, name).toBe(0);
      if (isSecret || size > 50_000_000) continue;
      looked += 1;
      hunt.look(`the file ${name}`, await readFile(path, 'latin1'));
      hunt.look(`the file ${name}`, await readFile(path, 'utf8'));
    }
    expect(looked).toBeGreaterThan(3);
    for (const table of ['audit', 'outbox', 'setting', 'case_access', 'case_event', 'case_state']) {
      const { rows } = await database.query<{ row: string }>(`select t::text as row from ${table} t`);
      hunt.look(`the table ${table}`, rows.map(({ row }) => row).join('\n'));
    }
    expect(commandLines.size).toBeGreaterThan(3);
    expect(hunt.finds()).toEqual([]);
  });

  test('would be found out: a secret that is planted is found, as it is and as others write it', async () => {
    const planted = new SecretHunt();
    planted.mark('planted', 'Überwacht-密-74');
    for (const text of ['Überwacht-密-74', encodeURIComponent('Überwacht-密-74'), btoaOf('Überwacht-密-74')])
      planted.look(`a line with ${text.slice(0, 4)}`, `before ${text} after`);
    expect(planted.finds()).toHaveLength(3);
    const { rows } = await database.query<{ n: number }>(
      'select count(*)::int as n from case_text where title like $1',
      [`%${party.phone}%`],
    );
    expect(await eventually('the case is stored as written', () => rows[0]?.n)).toBe(1);
  });
});

const btoaOf = (text: string): string => Buffer.from(text).toString('base64');
