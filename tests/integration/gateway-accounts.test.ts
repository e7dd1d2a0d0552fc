import type { Account } from '@fengqiao/contract/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const strong = 'vervet-Quartz-71-lamp';

describe.each(engines())('accounts on %s', (engine) => {
  let gateway: DemoGateway;
  let security: string;
  beforeAll(async () => {
    gateway = await demoGateway(engine);
    security = await gateway.login('security01');
  });
  afterAll(() => gateway.close());

  const call = async (method: Method, url: string, cookie: string, payload?: object) => {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  const openSession = (account: string, password: string) =>
    gateway.app.inject({ method: 'POST', url: '/api/session', payload: { account, password } });
  const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
    `fengqiao=${answer.cookies.find(({ name }) => name === 'fengqiao')?.value}`;
  const created = async (fields: object): Promise<{ account: string; password: string }> => {
    const answer = await call('POST', '/api/accounts', security, {
      displayName: '李四',
      role: 'operator',
      areaCode: '511902',
      ...fields,
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const audited = async (action: string, object: string) => {
    const { rows } = await gateway.db.ownerPool.query(
      `select actor, outcome, entry::jsonb -> 'detail' as detail from audit
        where action = $1 and object = $2 order by day, no`,
      [action, object],
    );
    return rows;
  };

  it.each(['operator01', 'leader01', 'head01', 'clerk01', 'mediator01', 'handler01', 'kiosk01', 'audit01'])(
    'are no business of %s',
    async (account) => {
      const cookie = await gateway.login(account);
      const [any, one] = ['/api/accounts', '/api/accounts/operator01'];
      const answers = [
        await call('GET', any, cookie),
        await call('POST', any, cookie, {
          account: 'new01',
          displayName: 'x',
          role: 'clerk',
          areaCode: '511902',
        }),
        await call('PATCH', one, cookie, { role: 'clerk' }),
        await call('POST', `${one}/password`, cookie),
        await call('POST', `${one}/unlock`, cookie),
        await call('DELETE', `${one}/second-factor`, cookie),
        await call('GET', '/api/terminals', cookie),
      ];
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    },
  );

  it('are listed, searched and paged, without anything that logs in', async () => {
    const names = async (query: string) =>
      (await call('GET', `/api/accounts?${query}`, security)).body.items.map(
        ({ account }: Account) => account,
      );
    const all = await names('limit=500');
    expect(all).toEqual(gateway.credentials.accounts.map(({ account }) => account).sort());
    expect(await names('role=kiosk')).toEqual(['kiosk01']);
    expect(await names(`q=${encodeURIComponent('调解员')}`)).toEqual(['mediator01']);
    expect(await names('area=511902&role=head')).toEqual(['head01']);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await call('GET', `/api/accounts?limit=4${cursor && `&cursor=${cursor}`}`, security);
      paged.push(...body.items.map(({ account }: Account) => account));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
    const { body } = await call('GET', '/api/accounts?q=security01', security);
    expect(body.items[0]).toMatchObject({
      role: 'securityAdmin',
      terminals: [],
      lastLoginAt: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toMatch(/argon2|hash|totp/i);
  });

  it('begin with a password that is good for nothing but another one', async () => {
    const { account, password } = await created({ account: 'fresh01' });
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const login = await openSession(account, password);
    expect(login.json()).toMatchObject({ account, mustChangePassword: true });
    const cookie = cookieOf(login);
    expect(await call('GET', '/api/cases', cookie)).toMatchObject({
      status: 403,
      body: { error: { code: 'password.mustChange' } },
    });
    const change = (current: string, next: string) =>
      call('PUT', '/api/session/password', cookie, { current, next });
    expect((await change('wrong', strong)).body.error.code).toBe('password.wrong');
    expect((await change(password, password)).body.error).toMatchObject({
      code: 'password.weak',
      details: { reasons: ['same'] },
    });
    expect((await change(password, 'lisi@19850412')).body.error).toMatchObject({
      code: 'password.weak',
      details: { reasons: ['digits', 'name'] },
    });
    expect((await change(password, strong)).status).toBe(204);
    expect((await call('GET', '/api/cases', cookie)).status).toBe(200);
    expect((await openSession(account, password)).statusCode).toBe(401);
    expect((await openSession(account, strong)).json()).toMatchObject({ mustChangePassword: false });
    expect(await audited('password.changed', `account:${account}`)).toMatchObject([
      { actor: account, outcome: 'refused', detail: { reason: 'password.wrong' } },
      { actor: account, outcome: 'done' },
    ]);
  });

  it('exist once', async () => {
    await created({ account: 'twice01' });
    const again = { account: 'twice01', displayName: 'x', role: 'clerk', areaCode: '511902' };
    expect((await call('POST', '/api/accounts', security, again)).body.error.code).toBe('account.exists');
  });

  it.each([
    ['a foreign area', { areaCode: '110101' }, 404, 'notFound'],
    ['an area that does not exist', { areaCode: '511999' }, 404, 'notFound'],
    ['a department that does not exist', { department: 'magic' }, 404, 'notFound'],
    ['a kiosk without a wall', { role: 'kiosk', areaCode: '511900' }, 422, 'account.badWall'],
    ['a kiosk with a wall above it', { role: 'kiosk', wallId: 'hall' }, 422, 'account.badWall'],
    ['a clerk with a wall', { wallId: 'hall' }, 422, 'account.badWall'],
    ['a name with spaces', { account: 'has space' }, 400, 'request.invalid'],
    ['a role that does not exist', { role: 'emperor' }, 400, 'request.invalid'],
  ])('are refused with %s', async (_what, fields, status, code) => {
    const input = { account: 'refused01', displayName: 'x', role: 'clerk', areaCode: '511902', ...fields };
    expect(await call('POST', '/api/accounts', security, input)).toMatchObject({
      status,
      body: { error: { code } },
    });
  });

  it('are administered inside the subtree only', async () => {
    const { account, password } = await created({ account: 'county-security', role: 'securityAdmin' });
    const cookie = cookieOf(await openSession(account, password));
    await call('PUT', '/api/session/password', cookie, { current: password, next: strong });
    const seen = (await call('GET', '/api/accounts?limit=500', cookie)).body.items as Account[];
    expect(seen.map((each) => each.account)).toContain('head01');
    expect(seen.every(({ areaCode }) => areaCode.startsWith('511902'))).toBe(true);
    for (const other of ['operator01', 'head02', 'security01']) {
      const one = `/api/accounts/${other}`;
      expect((await call('PATCH', one, cookie, { disabled: true })).status).toBe(404);
      expect((await call('POST', `${one}/password`, cookie)).status).toBe(404);
      expect((await call('POST', `${one}/unlock`, cookie)).status).toBe(404);
      expect((await call('DELETE', `${one}/second-factor`, cookie)).status).toBe(404);
    }
    const upwards = await call('PATCH', '/api/accounts/head01', cookie, { areaCode: '511900' });
    expect(upwards.status).toBe(404);
    const beside = { account: 'beside01', displayName: 'x', role: 'clerk', areaCode: '511921' };
    expect((await call('POST', '/api/accounts', cookie, beside)).status).toBe(404);
  });

  it('lose their sessions at once when their rights change, and not when their name does', async () => {
    const { account, password } = await created({ account: 'moved01' });
    const one = `/api/accounts/${account}`;
    const changes: object[] = [
      { role: 'clerk' },
      { areaCode: '511921' },
      { department: 'justice' },
      { disabled: true },
    ];
    for (const change of changes) {
      const cookie = cookieOf(await openSession(account, password));
      expect((await call('PATCH', one, security, { displayName: '王五' })).status).toBe(200);
      expect((await call('GET', '/api/session', cookie)).status).toBe(200);
      expect((await call('PATCH', one, security, change)).body).toMatchObject(
        'disabled' in change ? { disabledAt: expect.any(String) } : change,
      );
      expect((await call('GET', '/api/session', cookie)).status).toBe(401);
    }
    expect((await openSession(account, password)).json().error.code).toBe('session.badCredentials');
    await call('PATCH', one, security, { disabled: false });
    expect((await openSession(account, password)).statusCode).toBe(200);
    const rows = await audited('account.changed', `account:${account}`);
    expect(rows.map(({ detail }) => detail)).toContainEqual({ role: 'clerk', roleBefore: 'operator' });
  });

  it('that leave the wall have none, and a kiosk needs one', async () => {
    await created({ account: 'wall01', role: 'kiosk', areaCode: '511900', wallId: 'hall' });
    const left = await call('PATCH', '/api/accounts/wall01', security, { role: 'clerk' });
    expect(left.body).toMatchObject({ role: 'clerk', wallId: null });
    const back = await call('PATCH', '/api/accounts/wall01', security, { role: 'kiosk' });
    expect(back.body.error.code).toBe('account.badWall');
  });

  it('are never changed by their own administrator', async () => {
    const own = '/api/accounts/security01';
    for (const answer of [
      await call('PATCH', own, security, { displayName: 'x' }),
      await call('PATCH', own, security, { role: 'head' }),
      await call('POST', `${own}/password`, security),
      await call('DELETE', `${own}/second-factor`, security),
    ])
      expect(answer.body.error.code).toBe('account.self');
  });

  it.each(['admin01', 'audit01'])('keep %s while nobody else can do the work', async (account) => {
    for (const change of [{ disabled: true }, { role: 'operator' }, { areaCode: '511902' }]) {
      const answer = await call('PATCH', `/api/accounts/${account}`, security, change);
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'account.lastAdministrator' } } });
    }
    expect((await call('GET', '/api/session', await gateway.login(account))).status).toBe(200);
  });

  it('are not disabled while a sealed case would be left to nobody', async () => {
    const { account } = await created({ account: 'last.handler', role: 'mediator' });
    const event = anEvent({ areaCode: '511902', caseRef: 'left-alone' });
    const sent = await gateway.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
      payload: [event],
    });
    const { caseCode } = sent.json().cases[0];
    const name = (handler: string) =>
      gateway.db.ownerPool.query(
        `insert into case_handler (case_id, account, named_by)
         select case_id, $2, $2 from case_state where case_code = $1`,
        [caseCode, handler],
      );
    await gateway.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [caseCode]);
    await name(account);
    const disable = () => call('PATCH', `/api/accounts/${account}`, security, { disabled: true });
    const refused = await disable();
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'account.lastHandler' } } });
    expect(JSON.stringify(refused.body)).not.toContain(caseCode);
    await name('mediator01');
    expect((await disable()).status).toBe(200);
  });

  it('get a new password from the administrator, and lose their sessions', async () => {
    const before = await created({ account: 'forgot01' });
    const cookie = cookieOf(await openSession('forgot01', before.password));
    const reset = (await call('POST', '/api/accounts/forgot01/password', security)).body;
    expect((await call('GET', '/api/session', cookie)).status).toBe(401);
    expect((await openSession('forgot01', before.password)).statusCode).toBe(401);
    expect((await openSession('forgot01', reset.password)).json()).toMatchObject({
      mustChangePassword: true,
    });
    expect(await audited('password.reset', 'account:forgot01')).toMatchObject([{ actor: 'security01' }]);
  });

  it('that are locked can be unlocked', async () => {
    await gateway.db.ownerPool.query(
      `update account set failed_attempts = 9, locked_until = now() + interval '10 minutes' where account = 'head05'`,
    );
    const locked = (await call('GET', '/api/accounts?q=head05', security)).body.items[0];
    expect(locked.lockedUntil).not.toBeNull();
    expect((await call('POST', '/api/accounts/head05/unlock', security)).status).toBe(204);
    expect((await call('GET', '/api/session', await gateway.login('head05'))).status).toBe(200);
  });

  it('show where they are logged in, their own to everybody and all below to the security administrator', async () => {
    const [one, two] = [await gateway.login('head03'), await gateway.login('head03')];
    const own = (await call('GET', '/api/sessions', one)).body.items;
    expect(own.map(({ account, own }: { account: string; own: boolean }) => [account, own]).sort()).toEqual([
      ['head03', false],
      ['head03', true],
    ]);
    const other = own.find((line: { own: boolean }) => !line.own);
    const foreign = await gateway.login('head04');
    expect((await call('DELETE', `/api/sessions/${other.id}`, foreign)).status).toBe(404);
    expect((await call('DELETE', `/api/sessions/${other.id}`, one)).status).toBe(204);
    expect((await call('GET', '/api/session', two)).status).toBe(401);
    const all = (await call('GET', '/api/sessions?limit=500', security)).body.items;
    const rest = all.find(({ account }: { account: string }) => account === 'head03');
    expect((await call('DELETE', `/api/sessions/${rest.id}`, security)).status).toBe(204);
    expect((await call('GET', '/api/session', one)).status).toBe(401);
    expect(await audited('session.revoked', `session:${rest.id}`)).toMatchObject([{ actor: 'security01' }]);
  });
});

describe.each(engines())('the first administrators on %s', (engine) => {
  let system: IngestApp;
  beforeAll(async () => {
    system = await ingestApp(engine);
  });
  afterAll(() => system.close());

  it('are made by the system administrator, one of each, who then makes no accounts any more', async () => {
    const cookie = await system.login('systemAdmin', '511900');
    const create = async (account: string, role: string) => {
      const payload = { account, displayName: 'x', role, areaCode: '511900' };
      const headers = { cookie };
      return (await system.app.inject({ method: 'POST', url: '/api/accounts', headers, payload })).statusCode;
    };
    expect(await create('clerk09', 'clerk')).toBe(403);
    expect(await create('second-system', 'systemAdmin')).toBe(403);
    expect(
      await Promise.all([create('security1', 'securityAdmin'), create('security2', 'securityAdmin')]),
    ).toEqual(expect.arrayContaining([201, 403]));
    expect(await create('audit1', 'auditAdmin')).toBe(201);
    expect(await create('audit2', 'auditAdmin')).toBe(403);
    const { rows } = await system.db.ownerPool.query(
      `select outcome, count(*)::int as n from audit where action = 'account.created' group by outcome order by 1`,
    );
    expect(rows).toEqual([
      { outcome: 'done', n: 2 },
      { outcome: 'refused', n: 4 },
    ]);
  });
});
