import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

describe.each(engines())('sessions on %s', (engine) => {
  let gateway: DemoGateway;
  beforeAll(async () => {
    gateway = await demoGateway(engine);
  });
  afterAll(() => gateway.close());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    gateway.app.inject({ method: 'POST', url, payload, headers });
  const passwordOf = (account: string) =>
    gateway.credentials.accounts.find((each) => each.account === account)?.password ?? '';

  it('opens a session with a cookie that no script reads and no other site sends', async () => {
    const answer = await post('/api/session', {
      account: 'operator01',
      password: passwordOf('operator01'),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ account: 'operator01', role: 'operator', areaCode: '511900' });
    expect(answer.body).not.toContain(passwordOf('operator01'));
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'fengqiao', path: '/', httpOnly: true, sameSite: 'Strict' });
  });

  it('keeps only a hash of the token', async () => {
    const cookie = await gateway.login('leader01');
    const { rows } = await gateway.db.ownerPool.query('select encode(token_hash, $1) as hash from session', [
      'escape',
    ]);
    for (const { hash } of rows) expect(cookie).not.toContain(hash);
  });

  it('says who is logged in, and nothing after logging out', async () => {
    const cookie = await gateway.login('head01');
    expect((await gateway.get('/api/session', cookie)).body).toMatchObject({ account: 'head01' });
    const out = await gateway.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(out.statusCode).toBe(204);
    expect((await gateway.get('/api/session', cookie)).status).toBe(401);
  });

  it('ends the session that the browser had when it logs in again', async () => {
    const before = await gateway.login('head02');
    await post('/api/session', { account: 'head02', password: passwordOf('head02') }, { cookie: before });
    expect((await gateway.get('/api/session', before)).status).toBe(401);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const wrong = await post('/api/session', { account: 'head03', password: 'wrong' });
    const unknown = await post('/api/session', { account: 'nobody', password: 'wrong' });
    expect(wrong.statusCode).toBe(401);
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json().error.code).toBe(wrong.json().error.code);
    expect(unknown.json().error.message).toBe(wrong.json().error.message);
  });

  it.each(['head04', 'stranger'])('locks %s after five failures, for longer each time', async (account) => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answer = await post('/api/session', { account, password: 'wrong' });
      expect(answer.statusCode).toBe(401);
    }
    const locked = await post('/api/session', { account, password: passwordOf(account) || 'wrong' });
    expect(locked.statusCode).toBe(429);
    expect(locked.json().error.code).toBe('session.locked');
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(locked.headers['retry-after'])).toBeLessThanOrEqual(5);
  });

  it('lets a locked account in when the lock has run out, and forgets the failures', async () => {
    await gateway.db.ownerPool.query(
      `update account set failed_attempts = 7, locked_until = now() - interval '1 second' where account = 'head05'`,
    );
    await gateway.login('head05');
    const { rows } = await gateway.db.ownerPool.query(
      `select failed_attempts, locked_until from account where account = 'head05'`,
    );
    expect(rows[0]).toEqual({ failed_attempts: 0, locked_until: null });
  });

  it('counts guesses that come at once one by one', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => post('/api/session', { account: 'mediator01', password: 'wrong' })),
    );
    const statuses = guesses.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 401).length).toBe(5);
    expect(statuses.filter((status) => status === 429).length).toBe(7);
  });

  it('writes down who came in, who was refused and who left, and never a password', async () => {
    const cookie = await gateway.login('security01');
    await gateway.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    await post('/api/session', { account: 'security01', password: 'tell-nobody' });
    const { rows } = await gateway.db.ownerPool.query(
      `select action, outcome, area, entry from audit where actor = 'security01' order by day, no`,
    );
    expect(rows.map(({ action, outcome, area }) => [action, outcome, area])).toEqual([
      ['session.opened', 'done', 511_900_000_000_000],
      ['session.closed', 'done', 511_900_000_000_000],
      ['session.refused', 'refused', 511_900_000_000_000],
    ]);
    expect(JSON.parse(rows[2].entry)).toMatchObject({
      address: '127.0.0.1',
      detail: { reason: 'session.badCredentials' },
    });
    for (const { entry } of rows) expect(entry).not.toMatch(/tell-nobody|argon2/);
  });

  it('writes down a stranger by the name that was tried', async () => {
    await post('/api/session', { account: 'ghost', password: 'x' });
    const { rows } = await gateway.db.ownerPool.query(
      `select action, outcome, area from audit where actor = 'ghost'`,
    );
    expect(rows).toEqual([{ action: 'session.refused', outcome: 'refused', area: null }]);
  });

  it('ends the sessions elsewhere when the password is changed, and writes down who still tries one', async () => {
    const [here, elsewhere] = [await gateway.login('audit01'), await gateway.login('audit01')];
    const change = await gateway.app.inject({
      method: 'PUT',
      url: '/api/session/password',
      headers: { cookie: here },
      payload: { current: passwordOf('audit01'), next: 'vervet-Quartz-71-lamp' },
    });
    expect(change.statusCode).toBe(204);
    expect((await gateway.get('/api/session', here)).status).toBe(200);
    for (let n = 0; n < 3; n += 1) expect((await gateway.get('/api/session', elsewhere)).status).toBe(401);
    const { rows } = await gateway.db.ownerPool.query(
      `select entry::jsonb -> 'detail' as detail from audit where actor = 'audit01' and action = 'session.refused'`,
    );
    expect(rows).toEqual([{ detail: { reason: 'session.required', ended: 'password' } }]);
  });

  it('refuses a session of a disabled account at once', async () => {
    const cookie = await gateway.login('clerk01');
    await gateway.db.ownerPool.query(`update account set disabled_at = now() where account = 'clerk01'`);
    expect((await gateway.get('/api/session', cookie)).status).toBe(401);
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
  ])('refuses to change anything for a page of another site (%o)', async (headers) => {
    const answer = await post('/api/session', { account: 'operator01', password: 'x' }, headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.code).toBe('request.crossSite');
  });

  it('serves its own pages', async () => {
    const headers = {
      origin: 'http://fengqiao.test',
      host: 'fengqiao.test',
      'sec-fetch-site': 'same-origin',
    };
    const answer = await post(
      '/api/session',
      { account: 'operator01', password: passwordOf('operator01') },
      headers,
    );
    expect(answer.statusCode).toBe(200);
  });
});
