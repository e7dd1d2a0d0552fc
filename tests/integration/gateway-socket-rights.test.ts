import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';
import { type TerminalPage, terminalClient } from '../helpers/terminal-client.ts';
import { terminalKey } from '../helpers/terminal-key.ts';

type Page = Socket<ServerToClientEvents, ClientToServerEvents>;

describe.each(engines())('the right to a socket on %s', (engine) => {
  let gateway: DemoGateway;
  let url: string;
  let bound: TerminalPage;
  const open: Page[] = [];
  beforeAll(async () => {
    gateway = await demoGateway(engine);
    url = await gateway.listen();
    const codes = await gateway.app.inject({
      method: 'POST',
      url: '/api/terminals/codes',
      headers: { cookie: await gateway.login('admin01') },
      payload: { name: '1 号席', areaCode: '511900', place: '', accounts: ['leader01'] },
    });
    const client = terminalClient(gateway.app);
    const password = gateway.credentials.accounts.find(({ account }) => account === 'leader01')?.password;
    bound = await client.open(await client.enrol(codes.json().code), 'leader01', password ?? '');
  });
  afterEach(() => {
    for (const page of open.splice(0)) page.disconnect();
  });
  afterAll(() => gateway.close());

  /** Answers the page, or why it was refused. */
  const connect = (cookie: string, auth: object = {}): Promise<Page | string> =>
    new Promise((resolve) => {
      const page: Page = io(url, {
        transports: ['websocket'],
        extraHeaders: { cookie },
        auth: auth as Record<string, unknown>,
        reconnection: false,
        forceNew: true,
      });
      open.push(page);
      page.once('connect', () => resolve(page)).once('connect_error', ({ message }) => resolve(message));
    });
  const connected = async (cookie: string, auth?: object): Promise<Page> => {
    const page = await connect(cookie, auth);
    if (typeof page === 'string') throw new Error(page);
    return page;
  };
  const ask = (page: Page, event: keyof ClientToServerEvents, what: string) =>
    page.timeout(5_000).emitWithAck(event, what);
  const audited = (action: string, actor: string) =>
    eventually('the row is there', async () => {
      const { rows } = await gateway.db.ownerPool.query(
        `select object, entry::jsonb -> 'detail' as detail from audit
          where action = $1 and actor = $2 order by day, no`,
        [action, actor],
      );
      return rows.length > 0 && rows;
    });

  it('has who proves the terminal in the handshake, and again while it lasts', async () => {
    const { key, session, cookie } = bound;
    const proof = await key.proof(session.id);
    const page = await connected(cookie, { proof });
    expect(await ask(page, 'terminal.proof', await key.proof(session.id))).toMatchObject({
      seq: expect.any(Number),
    });
    expect(await ask(page, 'area.watch', '511900')).toMatchObject({ seq: expect.any(Number) });
    const stale = await key.proof(session.id, Math.floor(Date.now() / 1000) - 120);
    expect(await ask(page, 'terminal.proof', stale)).toMatchObject({ error: { code: 'session.badProof' } });
  });

  it('has nobody with a copied cookie', async () => {
    const { key, session, cookie } = bound;
    const now = Math.floor(Date.now() / 1000);
    for (const proof of [
      undefined,
      '',
      { toString: 'x' },
      await key.proof(session.id, now - 61),
      await key.proof('another-session-id-000', now),
      await (await terminalKey()).proof(session.id),
    ])
      expect(await connect(cookie, { proof })).toBe('session.badProof');
    expect((await audited('session.copied', 'leader01')).length).toBe(1);
  });

  it('has a kiosk for its own wall and the area below it', async () => {
    const page = await connected(await gateway.login('kiosk01'));
    expect(await ask(page, 'wall.watch', 'hall')).toMatchObject({ seq: expect.any(Number) });
    expect(await ask(page, 'area.watch', '511900')).toMatchObject({ seq: expect.any(Number) });
    await gateway.db.ownerPool.query(
      `insert into wall (id, name, area) values ('other', '另一面墙', 511900000000000), ('county', '县', 511902000000000)`,
    );
    expect(await ask(page, 'wall.watch', 'other')).toMatchObject({ error: { code: 'notFound' } });
    await gateway.db.ownerPool.query(`update account set wall_id = 'county' where account = 'kiosk01'`);
    const moved = await connected(await gateway.login('kiosk01'));
    expect(await ask(moved, 'area.watch', '511902001')).toMatchObject({ seq: expect.any(Number) });
    expect(await ask(moved, 'area.watch', '511900')).toMatchObject({ error: { code: 'access.denied' } });
    await gateway.db.ownerPool.query(`update account set wall_id = null where account = 'kiosk01'`);
    const homeless = await connected(await gateway.login('kiosk01'));
    expect(await ask(homeless, 'area.watch', '511902')).toMatchObject({ error: { code: 'access.denied' } });
    expect(await ask(homeless, 'wall.watch', 'hall')).toMatchObject({ error: { code: 'notFound' } });
    expect(await audited('socket.refused', 'kiosk01')).toContainEqual({
      object: 'wall:other',
      detail: { reason: 'notFound' },
    });
  });

  it.each(['admin01', 'security01', 'audit01'])('shows %s no case', async (account) => {
    const page = await connected(await gateway.login(account));
    expect(await ask(page, 'area.watch', '511900')).toMatchObject({ error: { code: 'access.denied' } });
  });

  it('waits for a password of one’s own', async () => {
    await gateway.db.ownerPool.query(
      `update account set must_change_password = true where account = 'head05'`,
    );
    expect(await connect(await gateway.login('head05'))).toBe('password.mustChange');
  });

  it('ends when an administrator changes the account', async () => {
    const page = await connected(await gateway.login('head04'));
    const ended = new Promise((resolve) => page.once('session.ended', resolve));
    await gateway.app.inject({
      method: 'PATCH',
      url: '/api/accounts/head04',
      headers: { cookie: await gateway.login('security01') },
      payload: { disabled: true },
    });
    expect(await ended).toEqual({ reason: 'revoked' });
    await eventually('the socket is gone', () => !page.connected);
  });

  it('is limited per account, over all its logins', async () => {
    const cookies = await Promise.all([gateway.login('operator01'), gateway.login('operator01')]);
    const pages: (Page | string)[] = [];
    for (let n = 0; n < 200; n += 20) {
      const some = Array.from({ length: 20 }, (_, at) => connect(cookies[at % 2] ?? ''));
      pages.push(...(await Promise.all(some)));
    }
    const refused = pages.filter((page) => typeof page === 'string');
    expect(refused.length).toBeGreaterThanOrEqual(50);
    expect(new Set(refused)).toEqual(new Set(['tooManyRequests']));
    expect(await audited('socket.refused', 'operator01')).toContainEqual({
      object: null,
      detail: { reason: 'tooManySockets' },
    });
    expect(typeof (await connect(await gateway.login('head01')))).toBe('object');
  });
});
