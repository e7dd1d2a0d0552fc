import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { terminalClient } from '../helpers/terminal-client.ts';

const stepMs = 30_000;

describe.each(engines())('the second factor on %s', (engine) => {
  let gateway: DemoGateway;
  let cookie: string;
  let secret: string;
  const account = 'leader01';
  beforeAll(async () => {
    gateway = await demoGateway(engine);
    cookie = await gateway.login(account);
  });
  afterAll(() => gateway.close());

  const ask = async (method: 'POST' | 'PUT' | 'DELETE', payload?: object, who = cookie) => {
    const answer = await gateway.app.inject({
      method,
      url: '/api/session/second-factor',
      headers: { cookie: who },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  /** The code that a phone shows so many steps of 30 s from now. */
  const codeAt = (steps = 0, of = secret) =>
    new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: Date.now() + steps * stepMs });
  const login = (code?: string) => {
    const password = gateway.credentials.accounts.find((each) => each.account === account)?.password ?? '';
    return terminalClient(gateway.app).login(account, password, undefined, code);
  };
  /** As if the last code had been used long ago. */
  const forgetSteps = () =>
    gateway.db.ownerPool.query(
      'update account set totp_last_step = 0, failed_attempts = 0, locked_until = null',
    );

  it('is not there before it was asked for', async () => {
    expect((await ask('PUT', { code: '123456' })).body.error.code).toBe('secondFactor.none');
    expect((await ask('DELETE', { code: '123456' })).body.error.code).toBe('secondFactor.none');
  });

  it('counts once a code was shown, and not before', async () => {
    const offer = await ask('POST');
    expect(offer).toMatchObject({
      status: 201,
      body: { uri: expect.stringMatching(/^otpauth:\/\/totp\/Fengqiao:leader01\?/) },
    });
    secret = offer.body.secret;
    expect((await login()).status).toBe(200);
    const { rows } = await gateway.db.ownerPool.query(
      `select encode(totp_sealed, 'escape') as sealed from account where account = $1`,
      [account],
    );
    expect(rows[0].sealed).not.toContain(secret);
    expect((await ask('PUT', { code: codeAt(9) })).body.error.code).toBe('secondFactor.badCode');
    expect((await ask('PUT', { code: codeAt() })).status).toBe(204);
    expect((await ask('POST')).body.error.code).toBe('secondFactor.exists');
    expect((await ask('PUT', { code: codeAt(1) })).body.error.code).toBe('secondFactor.exists');
    expect((await gateway.get('/api/session', cookie)).body).toMatchObject({ secondFactor: true });
  });

  it('is asked for at the login, and each code works once', async () => {
    await forgetSteps();
    expect((await login()).body.error.code).toBe('session.secondFactor');
    expect((await login(codeAt(-5))).body.error.code).toBe('session.badSecondFactor');
    const code = codeAt();
    const answers = await Promise.all([login(code), login(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await login(code)).body.error.code).toBe('session.badSecondFactor');
    expect((await login(codeAt(-1))).body.error.code).toBe('session.badSecondFactor'); // older than one that was used
    expect((await login(codeAt(1))).status).toBe(200);
  });

  it('cannot be guessed: wrong codes lock the account like wrong passwords', async () => {
    await forgetSteps();
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push((await login('000000')).body.error?.code);
    expect(codes).toEqual([...Array(5).fill('session.badSecondFactor'), 'session.locked']);
  });

  it('of another account does not open this one', async () => {
    await forgetSteps();
    const other = await gateway.login('head01');
    const theirs = (await ask('POST', undefined, other)).body.secret;
    expect((await ask('PUT', { code: codeAt(0, theirs) }, other)).status).toBe(204);
    await gateway.db.ownerPool.query(
      `update account set totp_sealed = (select totp_sealed from account where account = 'head01') where account = $1`,
      [account],
    );
    const answer = await login(codeAt(0, theirs));
    expect(answer.body.error.code).toBe('secondFactor.unavailable');
  });

  it('is taken away with a code, or by the security administrator when the phone is lost', async () => {
    await forgetSteps();
    const security = await gateway.login('security01');
    const url = `/api/accounts/${account}/second-factor`;
    const taken = await gateway.app.inject({ method: 'DELETE', url, headers: { cookie: security } });
    expect(taken.statusCode).toBe(204);
    expect((await login()).status).toBe(200);
    secret = (await ask('POST')).body.secret;
    const used = codeAt();
    await ask('PUT', { code: used });
    expect((await ask('DELETE', { code: used })).body.error.code).toBe('secondFactor.badCode');
    expect((await ask('DELETE', { code: codeAt(1) })).status).toBe(204);
    expect((await login()).status).toBe(200);
    const { rows } = await gateway.db.ownerPool.query(
      `select action, actor from audit where object = $1 and action like 'secondFactor.%' order by day, no`,
      [`account:${account}`],
    );
    expect(rows).toEqual([
      { action: 'secondFactor.set', actor: account },
      { action: 'secondFactor.removed', actor: 'security01' },
      { action: 'secondFactor.set', actor: account },
      { action: 'secondFactor.removed', actor: account },
    ]);
  });
});
