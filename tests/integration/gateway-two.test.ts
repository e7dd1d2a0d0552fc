import type { CaseChange } from '@fengqiao/contract/events';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import type { FastifyInstance } from 'fastify';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent } from '../helpers/ingest-app.ts';
import { type TcpProxy, tcpProxy } from '../helpers/tcp-proxy.ts';

/** The second gateway reaches the database over a line that can be cut. */
describe.each(engines())('two gateways on one database (%s)', (engine) => {
  let first: DemoGateway;
  let second: FastifyInstance;
  let line: TcpProxy;
  let pool: ReturnType<typeof createPool>;
  let urls: string[];
  const pages: Socket[] = [];

  beforeAll(async () => {
    first = await demoGateway(engine);
    line = await tcpProxy(first.db.url);
    pool = createPool({
      url: line.url,
      role: APPLICATION_ROLE,
      max: 6,
      statementTimeoutMs: 1_000,
      connectTimeoutMs: 1_000,
      applicationName: 'second gateway',
    });
    second = await buildApp({
      config: readConfig({
        DATABASE_URL: line.url,
        FENGQIAO_DATA: first.app.config.dataFolder,
        FENGQIAO_REGION: first.app.config.regionFolder,
      }),
      pool,
    });
    urls = [await first.listen(), await second.listen({ port: 0, host: '127.0.0.1' })];
  });
  afterAll(async () => {
    for (const page of pages) page.disconnect();
    line.set('open');
    await second.close();
    await pool.end();
    await line.close();
    await first.close();
  });

  afterEach(() => line.set('open'));

  async function follow(url: string, cookie: string) {
    const page = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
      reconnection: false,
    });
    pages.push(page);
    const told: CaseChange[] = [];
    page.on('case.updated', ({ changes }: { changes: CaseChange[] }) => told.push(...changes));
    await new Promise((resolve) => page.once('connect', () => resolve(null)));
    await page.timeout(5_000).emitWithAck('area.watch', '511900');
    return { page, told };
  }
  const send = (gateway: FastifyInstance, caseRef: string) =>
    gateway.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${first.credentials.sourceKey}` },
      payload: [anEvent({ caseRef, areaCode: '511902' })],
    });

  it('tell their pages the same, whoever took the event', async () => {
    const cookie = await first.login('operator01');
    const [one, two] = [await follow(urls[0] ?? '', cookie), await follow(urls[1] ?? '', cookie)];
    expect((await send(first.app, 'at-first')).statusCode).toBe(200);
    expect((await send(second, 'at-second')).statusCode).toBe(200);
    for (const { told } of [one, two])
      await eventually('both are told', () => new Set(told.map((change) => change.case.caseCode)).size === 2);
    expect(one.told.map(({ seq }) => seq)).toEqual(two.told.map(({ seq }) => seq));
  });

  it('end a session on both when it is logged out at one', async () => {
    const cookie = await first.login('leader01');
    const { page } = await follow(urls[1] ?? '', cookie);
    const ended = new Promise((resolve) => page.once('session.ended', resolve));
    await first.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(await ended).toEqual({ reason: 'revoked' });
  });

  it.each(['cut', 'blackHole'] as const)(
    'answer 503 with a time to come back while the database is away (%s), and go on afterwards without a miss',
    async (mode) => {
      const cookie = await first.login('operator01');
      expect((await second.inject('/api/health')).statusCode).toBe(200);
      const { told } = await follow(urls[1] ?? '', cookie);
      line.set(mode);
      const [ingest, list, health] = await Promise.all([
        send(second, `lost-${mode}`),
        second.inject({ url: '/api/cases', headers: { cookie } }),
        second.inject('/api/health'),
      ]);
      for (const answer of [ingest, list]) {
        expect(answer.statusCode).toBe(503);
        expect(answer.json().error.code).toBe('database.unavailable');
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(health.statusCode).toBe(503);
      const database = { engine: engine === 'embedded' ? 'embedded' : 'postgresql' };
      expect(health.json()).toMatchObject({ status: 'down', database });

      await send(first.app, `meanwhile-${mode}`);
      line.set('cut');
      line.set('open');
      await eventually('the page hears what happened meanwhile', () => told.length > 0, 10_000);
      expect((await second.inject('/api/health')).statusCode).toBe(200);
      expect((await send(second, `again-${mode}`)).statusCode).toBe(200);
      await eventually('and what happens now', () => told.length > 1);
    },
  );
});
