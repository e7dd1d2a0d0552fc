import { areaKey } from '@fengqiao/contract/areas';
import type { Terminal } from '@fengqiao/contract/terminals';
import { insertAccount } from '@fengqiao/db/queries/accounts';
import { issueRescueCode } from '@fengqiao/gateway/features/terminals/rescue-code';
import { hashPassword } from '@fengqiao/gateway/plugins/password';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { type IngestApp, ingestApp } from '../helpers/ingest-app.ts';
import { type TerminalClient, type TerminalPage, terminalClient } from '../helpers/terminal-client.ts';
import { terminalKey } from '../helpers/terminal-key.ts';

describe.each(engines())('terminals on %s', (engine) => {
  let gateway: DemoGateway;
  let client: TerminalClient;
  let admin: TerminalPage;
  const passwordOf = (account: string): string =>
    gateway.credentials.accounts.find((each) => each.account === account)?.password ?? '';

  beforeAll(async () => {
    gateway = await demoGateway(engine, { env: { FENGQIAO_TERMINALS: 'required' } });
    client = terminalClient(gateway.app);
    const terminal = await client.enrol((await issueRescueCode(gateway.app)) ?? '');
    admin = await client.open(terminal, 'admin01', passwordOf('admin01'));
  });
  afterAll(() => gateway.close());

  const invite = async (accounts: string[], fields: object = {}): Promise<string> => {
    const input = { name: '2 号席', areaCode: '511900', place: '指挥大厅', accounts, ...fields };
    const answer = await admin.ask('POST', '/api/terminals/codes', input);
    expect(answer.status).toBe(201);
    return answer.body.code;
  };
  const terminalOf = async (...accounts: string[]) => client.enrol(await invite(accounts));
  const open = (terminal: Awaited<ReturnType<typeof terminalOf>>, account: string) =>
    client.open(terminal, account, passwordOf(account));
  const audited = async (action: string, actor: string) => {
    const { rows } = await gateway.db.ownerPool.query(
      `select outcome, object, entry::jsonb -> 'detail' as detail, entry::jsonb ->> 'terminal' as terminal
         from audit where action = $1 and actor = $2 order by day, no`,
      [action, actor],
    );
    return rows;
  };

  it('are let in by a code that the process prints while no administrator has one, and not afterwards', async () => {
    expect(admin.session).toMatchObject({ role: 'systemAdmin', terminal: { name: '应急终端' } });
    expect(await issueRescueCode(gateway.app)).toBeNull();
  });

  it('are the only places to log in', async () => {
    expect((await client.login('operator01', passwordOf('operator01'))).body.error.code).toBe(
      'session.terminalRequired',
    );
    const terminal = await terminalOf('operator01');
    const page = await open(terminal, 'operator01');
    expect(page.session.terminal).toEqual({ id: terminal.id, name: '2 号席', place: '指挥大厅' });
    expect((await page.ask('GET', '/api/cases')).status).toBe(200);
    expect(await audited('session.opened', 'operator01')).toMatchObject([
      { outcome: 'done', terminal: '2 号席' },
    ]);
    expect(await audited('session.refused', 'operator01')).toMatchObject([
      { outcome: 'refused', detail: { reason: 'session.terminalRequired' } },
    ]);
  });

  it('let in their own accounts only', async () => {
    const { key, id } = await terminalOf('leader01');
    const terminal = await key.login(id, await client.nonce(), 'head01');
    const answer = await client.login('head01', passwordOf('head01'), terminal);
    expect(answer.body.error.code).toBe('session.badTerminal');
  });

  it('answer a challenge once, for one account, with their own key', async () => {
    const { key, id } = await terminalOf('head02', 'head03');
    const password = passwordOf('head02');
    const used = await key.login(id, await client.nonce(), 'head02');
    expect((await client.login('head02', password, used)).status).toBe(200);
    const stranger = await terminalKey();
    const refused = [
      used, // replayed
      await key.login(id, await client.nonce(), 'head03'), // signed for another account
      await stranger.login(id, await client.nonce(), 'head02'),
      await key.login(id, Buffer.alloc(32, 7).toString('base64url'), 'head02'), // a challenge of one's own
      { id, nonce: await client.nonce() },
    ];
    for (const terminal of refused)
      expect((await client.login('head02', password, terminal)).body.error.code).toBe('session.badTerminal');
    expect((await audited('session.refused', 'head02')).length).toBe(refused.length);
  });

  it('do not believe a challenge that is two minutes old', async () => {
    const { key, id } = await terminalOf('head04');
    const terminal = await key.login(id, await client.nonce(), 'head04');
    await gateway.db.ownerPool.query(`update login_challenge set expires_at = now() - interval '1 second'`);
    const answer = await client.login('head04', passwordOf('head04'), terminal);
    expect(answer.body.error.code).toBe('session.badTerminal');
  });

  it('make a copied cookie worth nothing, and one row a minute tells of it', async () => {
    const page = await open(await terminalOf('head05'), 'head05');
    const other = await open(await terminalOf('handler01'), 'handler01');
    const now = Math.floor(Date.now() / 1000);
    const wrong: (string | null)[] = [
      null,
      '',
      'nonsense',
      await page.key.proof(page.session.id, now - 61),
      await page.key.proof(page.session.id, now + 75),
      await other.key.proof(page.session.id), // another terminal's key
      await page.key.proof(other.session.id), // for another session
      `${now}.${(await page.key.proof(page.session.id, now - 1)).split('.')[1]}`,
    ];
    for (const proof of wrong) {
      const answer = await page.ask('GET', '/api/session', undefined, proof);
      expect({ proof, code: answer.body.error?.code }).toEqual({ proof, code: 'session.badProof' });
    }
    expect(await audited('session.copied', 'head05')).toMatchObject([
      { outcome: 'refused', object: `session:${page.session.id}`, detail: { fault: 'missing' } },
    ]);
    const proof = await page.key.proof(page.session.id, now - 50);
    expect((await page.ask('GET', '/api/session', undefined, proof)).status).toBe(200);
    expect((await page.ask('GET', '/api/session', undefined, proof)).status).toBe(200);
  });

  it('hold one session: the next login ends the one before, whoever it was', async () => {
    const terminal = await terminalOf('clerk01', 'mediator01');
    const first = await open(terminal, 'clerk01');
    const second = await open(terminal, 'mediator01');
    expect((await first.ask('GET', '/api/session')).body.error.code).toBe('session.required');
    expect((await second.ask('GET', '/api/session')).status).toBe(200);
    expect(await audited('session.refused', 'clerk01')).toMatchObject([
      { detail: { ended: 'anotherLogin' } },
    ]);
    const both = await Promise.all(['clerk01', 'mediator01'].map((account) => open(terminal, account)));
    const alive = await Promise.all(both.map((page) => page.ask('GET', '/api/session')));
    expect(alive.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('let one person work at one terminal: a second login is refused until it ends the first (HP-09)', async () => {
    await gateway.db.ownerPool.query(
      `update session set revoked_at = now() from account a where a.id = account_id and a.account = 'head05'`,
    );
    const [here, there] = [await terminalOf('head05'), await terminalOf('head05')];
    const first = await open(here, 'head05');
    const attempt = async (takeOver?: boolean) => {
      const nonce = await client.nonce();
      const terminal = await there.key.login(there.id, nonce, 'head05');
      return client.login('head05', passwordOf('head05'), terminal, undefined, takeOver);
    };
    const refused = await attempt();
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      code: 'session.elsewhere',
      details: { terminal: expect.any(String), lastSeenAt: expect.any(String) },
    });
    expect((await first.ask('GET', '/api/session')).status).toBe(200);
    expect((await attempt(true)).status).toBe(200);
    expect((await first.ask('GET', '/api/session')).body.error.code).toBe('session.required');
  });

  it('are made by a code that works once, for a day', async () => {
    const key = await terminalKey();
    const code = await invite(['audit01']);
    const { rows } = await gateway.db.ownerPool.query(
      `select count(*)::int as n from terminal_code where encode(code_hash, 'escape') = $1`,
      [code],
    );
    expect(rows[0].n).toBe(0);
    const enrolment = async (fields: object = {}) => ({
      ...(await key.enrolment(code, await client.nonce())),
      ...fields,
    });
    const { signature } = await (await terminalKey()).enrolment(code, await client.nonce());
    const codeOf = async (body: object) => (await client.enrolWith(body)).body.error.code;
    expect(await codeOf(await enrolment({ code: 'aaaaa-bbbbb-ccccc-ddddd' }))).toBe('terminal.badCode');
    expect(await codeOf(await enrolment({ signature }))).toBe('terminal.badKey');
    expect(await codeOf(await enrolment({ nonce: Buffer.alloc(32).toString('base64url') }))).toBe(
      'terminal.badKey',
    );
    expect((await client.enrolWith(await enrolment({ code: ` ${code.toUpperCase()}` }))).status).toBe(201);
    expect(await codeOf(await enrolment())).toBe('terminal.badCode');
    const late = await invite(['audit01']);
    await gateway.db.ownerPool.query(
      `update terminal_code set expires_at = now() - interval '1 second' where used_at is null`,
    );
    expect(await codeOf(await (await terminalKey()).enrolment(late, await client.nonce()))).toBe(
      'terminal.badCode',
    );
  });

  it('cannot be made by guessing codes: one address has ten tries a minute', async () => {
    const key = await terminalKey();
    const codes: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      const enrolment = await key.enrolment(`aaaaa-bbbbb-ccccc-${n}${n}${n}`, await client.nonce());
      codes.push((await client.enrolWith(enrolment, '10.9.9.9')).body.error.code);
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('terminal.badCode'));
    expect(codes[10]).toBe('tooManyRequests');
    const { rows } = await gateway.db.ownerPool.query(
      `select outcome, entry::jsonb -> 'detail' as detail from audit where entry::jsonb ->> 'address' = '10.9.9.9'`,
    );
    expect(rows).toEqual([{ outcome: 'refused', detail: { reason: 'terminal.badCode' } }]);
  });

  it('are listed and shut out, with their session', async () => {
    const terminal = await terminalOf('security01');
    const page = await open(terminal, 'security01');
    const list = async () => (await page.ask('GET', '/api/terminals?limit=500')).body.items as Terminal[];
    const line = (await list()).find(({ id }) => id === terminal.id);
    expect(line).toMatchObject({
      accounts: ['security01'],
      kind: 'key',
      enrolledBy: 'admin01',
      revokedAt: null,
    });
    const pages: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await page.ask('GET', `/api/terminals?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(...body.items.map(({ id }: Terminal) => id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(pages).toEqual((await list()).map(({ id }) => id));

    const revoke = () => admin.ask('POST', `/api/terminals/${terminal.id}/revoke`, { reason: '设备报废' });
    expect((await revoke()).body).toMatchObject({ revokedReason: '设备报废' });
    expect((await revoke()).body.error.code).toBe('terminal.revoked');
    expect((await page.ask('GET', '/api/session')).status).toBe(401);
    const again = await terminal.key.login(terminal.id, await client.nonce(), 'security01');
    expect((await client.login('security01', passwordOf('security01'), again)).body.error.code).toBe(
      'session.badTerminal',
    );
  });

  it('that lost their key are replaced: the old one is out, its accounts log in on the new one', async () => {
    const lost = await terminalOf('head01');
    const page = await open(lost, 'head01');
    const found = await client.enrol(await invite([], { replaces: lost.id, name: '2 号席（新）' }));
    expect((await page.ask('GET', '/api/session')).status).toBe(401);
    expect((await open(found, 'head01')).session.terminal?.id).toBe(found.id);
    const old = await lost.key.login(lost.id, await client.nonce(), 'head01');
    expect((await client.login('head01', passwordOf('head01'), old)).status).toBe(401);
  });

  it('are invited for areas and accounts of the administrator only', async () => {
    const input = { name: 'x', areaCode: '511900', place: '', accounts: [] };
    const statusOf = async (fields: object) =>
      (await admin.ask('POST', '/api/terminals/codes', { ...input, ...fields })).status;
    expect(await statusOf({ areaCode: '110101' })).toBe(404);
    expect(await statusOf({ accounts: ['nobody'] })).toBe(404);
    expect(await statusOf({ centreId: 'nowhere' })).toBe(404);
    expect(await statusOf({ replaces: crypto.randomUUID() })).toBe(404);
    const operator = await open(await terminalOf('kiosk01'), 'kiosk01');
    expect((await operator.ask('POST', '/api/terminals/codes', input)).status).toBe(403);
  });
});

describe.each(engines())('optional terminals on %s', (engine) => {
  let gateway: DemoGateway;
  let client: TerminalClient;
  beforeAll(async () => {
    gateway = await demoGateway(engine);
    client = terminalClient(gateway.app);
  });
  afterAll(() => gateway.close());

  it('bind an account from its first one on: sessions elsewhere end, and cannot be opened any more', async () => {
    const [operator, admin] = [await gateway.login('operator01'), await gateway.login('admin01')];
    const codes = await gateway.app.inject({
      method: 'POST',
      url: '/api/terminals/codes',
      headers: { cookie: admin },
      payload: { name: '1 号席', areaCode: '511900', place: '', accounts: ['operator01'] },
    });
    const terminal = await client.enrol(codes.json().code);
    expect((await gateway.get('/api/session', operator)).status).toBe(401);
    await expect(gateway.login('operator01')).rejects.toThrow('session.terminalRequired');
    const password = gateway.credentials.accounts.find(({ account }) => account === 'operator01')?.password;
    const page = await client.open(terminal, 'operator01', password ?? '');
    expect((await page.ask('GET', '/api/session', undefined, null)).status).toBe(401);
    expect((await page.ask('GET', '/api/session')).status).toBe(200);

    await gateway.app.inject({
      method: 'POST',
      url: `/api/terminals/${terminal.id}/revoke`,
      headers: { cookie: admin },
      payload: { reason: '遗失' },
    });
    await expect(gateway.login('operator01')).rejects.toThrow('session.terminalRequired');
  });

  it('ask nothing of accounts that have none', async () => {
    const cookie = await gateway.login('leader01');
    expect((await gateway.get('/api/session', cookie)).body).toMatchObject({ terminal: null });
  });
});

describe.each(engines())('a system that asks for terminals and passwords anew on %s', (engine) => {
  let system: IngestApp;
  beforeAll(async () => {
    const env = { FENGQIAO_TERMINALS: 'required', PASSWORD_MAX_DAYS: '90' };
    system = await ingestApp(engine, env);
  });
  afterAll(() => system.close());

  it('does not believe a session from the time before terminals', async () => {
    const cookie = await system.login('operator', '511900');
    const answer = await system.app.inject({ url: '/api/session', headers: { cookie } });
    expect(answer.json().error.code).toBe('session.terminalRequired');
  });

  it('asks for another password after ninety days, and a wall for none', async () => {
    const { app, db } = system;
    const client = terminalClient(app);
    const password = 'vervet-Quartz-71-lamp';
    const passwordHash = await hashPassword(password);
    for (const [account, role] of [
      ['old01', 'systemAdmin'],
      ['wall01', 'kiosk'],
    ] as const) {
      const area = areaKey('511900');
      await insertAccount(db.appPool, { account, displayName: account, role, passwordHash, area });
    }
    const terminal = await client.enrol((await issueRescueCode(app)) ?? '');
    await db.ownerPool.query(
      `insert into account_terminal select id, $1 from account where account = 'wall01'`,
      [terminal.id],
    );
    const mustChange = async (account: string) =>
      (await client.open(terminal, account, password)).session.mustChangePassword;
    const age = (days: number) =>
      db.ownerPool.query('update account set password_changed_at = now() - make_interval(days => $1)', [
        days,
      ]);
    await age(89);
    expect([await mustChange('old01'), await mustChange('wall01')]).toEqual([false, false]);
    await age(91);
    expect([await mustChange('old01'), await mustChange('wall01')]).toEqual([true, false]);
  });
});
