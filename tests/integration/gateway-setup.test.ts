import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SetupDone } from '@fengqiao/contract/accounts';
import type { TerminalLogin } from '@fengqiao/contract/terminals';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import { writeCredentials } from '@fengqiao/gateway/features/setup/demo-credentials';
import { issueSetupCode } from '@fengqiao/gateway/features/setup/setup-code';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';
import { terminalKey } from '../helpers/terminal-key.ts';

describe.each(engines())('the first administrator on %s', (engine) => {
  let db: TestDatabase;
  let app: FastifyInstance;
  let code: string;
  const person = {
    account: 'chief',
    password: 'correct horse battery',
    displayName: '张三',
    areaCode: '511900',
  };

  beforeAll(async () => {
    db = await testDatabase({ engine });
    app = await buildApp({
      config: readConfig({ DATABASE_URL: db.url, FENGQIAO_DEMO: '0' }),
      pool: db.appPool,
    });
    code = (await issueSetupCode(db.appPool)) ?? '';
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const create = (fields: object) =>
    app.inject({ method: 'POST', url: '/api/setup', payload: { ...person, setupCode: code, ...fields } });

  it('is needed on an empty system', async () => {
    expect((await app.inject('/api/setup')).json()).toEqual({ needed: true });
  });

  it('keeps only the hash of the code', async () => {
    const { rows } = await db.ownerPool.query('select value::text as value from setting');
    expect(rows.length).toBe(1);
    expect(rows[0].value).not.toContain(code);
  });

  it('is refused with a wrong code', async () => {
    const answer = await create({ setupCode: 'aaaaa-bbbbb-ccccc-ddddd' });
    expect(answer.json().error.code).toBe('setup.badCode');
  });

  it.each([
    ['aaaaaaaaaaaa', 'characters'],
    ['abcdefghijklmn', 'neighbouring'],
    ['Password123456', 'well-known'],
    ['I-am-the-chief-here', 'account name'],
  ])('is refused with the weak password %s', async (password, why) => {
    const { error } = (await create({ password })).json();
    expect(error.code).toBe('setup.weakPassword');
    expect(error.message).toContain(why);
  });

  it('is made once, and logs in on the machine that the answer lets in', async () => {
    const answers = await Promise.all([create({}), create({ account: 'other' })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await app.inject('/api/setup')).json()).toEqual({ needed: false });
    expect(await issueSetupCode(db.appPool)).toBeNull();
    const made = answers[0]?.statusCode === 201 ? 'chief' : 'other';
    const terminalCode = answers
      .map((answer) => answer.json<Partial<SetupDone>>().terminalCode)
      .find(Boolean);
    const { rows } = await db.ownerPool.query('select action, outcome, actor from audit order by day, no');
    expect(rows).toEqual([
      { action: 'setup.done', outcome: 'refused', actor: 'chief' },
      { action: 'setup.done', outcome: 'done', actor: made },
    ]);

    const login = (terminal?: TerminalLogin) =>
      app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account: made, password: person.password, ...(terminal && { terminal }) },
      });
    expect((await login()).json().error.code).toBe('session.terminalRequired');
    const nonce = async () => (await app.inject('/api/session/challenge')).json().nonce as string;
    const key = await terminalKey();
    const enrolment = await key.enrolment(terminalCode?.code ?? '', await nonce());
    const enrolled = await app.inject({ method: 'POST', url: '/api/terminals', payload: enrolment });
    expect(enrolled.statusCode).toBe(201);
    const { id } = enrolled.json();
    expect((await login(await key.login(id, await nonce(), made))).json()).toMatchObject({
      account: made,
      role: 'systemAdmin',
      terminal: { id, name: '首台终端' },
    });
  });
});

describe('the demo credentials', () => {
  it('are written for the eyes of the owner only, whole, again and again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fengqiao-credentials-'));
    const file = join(folder, 'demo-credentials.json');
    for (const url of ['http://one', 'http://two']) {
      await writeCredentials(file, { url, sourceKey: 'key', accounts: [] });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(file, 'utf8')).url).toBe(url);
    }
    await rm(folder, { recursive: true });
  });
});
