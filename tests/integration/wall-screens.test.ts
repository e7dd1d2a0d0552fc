import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import type { IngestEvent } from '@fengqiao/contract/ingest';
import type { ScreenReport } from '@fengqiao/contract/screen-reports';
import { type AlarmPolicy, usualAlarmPolicy, type WallAlarm } from '@fengqiao/contract/wall-alarms';
import type { WallCard, WallList } from '@fengqiao/contract/wall-cards';
import type { WallLogEntry } from '@fengqiao/contract/wall-log';
import type { Pairing, PairingState } from '@fengqiao/contract/wall-pairings';
import type { WallNow } from '@fengqiao/contract/walls';
import { buildApp } from '@fengqiao/gateway/app';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase } from '../helpers/case-events.ts';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';

type Page = Socket<ServerToClientEvents, ClientToServerEvents>;

describe.each(engines())('the screens of a wall on %s', (engine) => {
  let gateway: DemoGateway;
  let url: string;
  let operator: string;
  let kiosk: string;
  let place: { id: string; lng: number; lat: number };
  const pages: Page[] = [];

  beforeAll(async () => {
    gateway = await demoGateway(engine, { cameraUrl: 'rtsp://127.0.0.1:9' });
    await policy({ everyS: 1 });
    const { rows } = await gateway.db.ownerPool
      .query<typeof place>(
        `update screen set reserved = '{3,2,1,0}' where wall_id = 'hall' and id = '4';
       select id, lng, lat from camera where source_sealed is not null and not private order by id limit 1`,
      )
      .then((answers) => (answers as unknown as { rows: (typeof place)[] }[])[1] ?? { rows: [] });
    if (rows[0] === undefined) throw new Error('the demo has no public camera');
    [place] = rows as [typeof place];
    url = await gateway.listen();
    operator = await gateway.login('operator01');
    kiosk = await gateway.login('kiosk01');
  });
  afterAll(async () => {
    for (const page of pages) page.disconnect();
    await gateway?.close();
  });

  const policy = (more: Partial<AlarmPolicy>) =>
    gateway.db.ownerPool.query(`update wall set policy = $1 where id = 'hall'`, [
      JSON.stringify({ ...usualAlarmPolicy, ...more }),
    ]);
  /** On a machine with other work a gateway sends everybody away for a moment. */
  const inject = (options: InjectOptions) =>
    eventually('a gateway that is not overloaded', async () => {
      const answer = await gateway.app.inject(options);
      return ![429, 503].includes(answer.statusCode) && answer;
    });
  const ask = async <T>(method: 'GET' | 'POST' | 'PUT', path: string, cookie: string, payload?: object) => {
    const answer = await inject({
      method,
      url: path,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? null : answer.json()) as T };
  };
  const send = async (events: IngestEvent[]): Promise<string> => {
    const answer = await inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
      payload: events,
    });
    expect(answer.json().quarantined).toEqual([]);
    return answer.json().cases[0].caseCode;
  };
  /** A case that is red at once, where a public camera stands. */
  const redCase = (title: string, areaCode = '511902'): Promise<string> => {
    const [registered, ...rest] = newCase({ areaCode, title, signals: ['extremeSpeech', 'extremeSpeech'] });
    const location = { lng: place.lng, lat: place.lat, datum: 'WGS84' as const };
    return send([{ ...registered, location } as IngestEvent, ...rest]);
  };
  const now = async (cookie = operator) =>
    (await ask<{ now: WallNow }>('GET', '/api/walls/hall', cookie)).body.now;
  const shown = (caseCode: string) =>
    eventually(`the alarm of ${caseCode}`, async () => {
      const { alarm } = await now();
      return alarm?.caseCode === caseCode && alarm;
    });
  const quiet = () => eventually('no alarm', async () => (await now()).alarm === null);
  const alarms = async () =>
    (await ask<{ items: WallAlarm[] }>('GET', '/api/walls/hall/alarms', operator)).body.items;
  const connect = async (cookie: string): Promise<Page> => {
    const page: Page = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      reconnection: false,
      forceNew: true,
    });
    pages.push(page);
    await new Promise((resolve) => page.once('connect', () => resolve(null)));
    return page;
  };

  it('have the scene of a case that turns red on the reserved places, until somebody has seen the case', async () => {
    const page = await connect(kiosk);
    await page.timeout(5_000).emitWithAck('wall.watch', 'hall');
    const told: WallNow[] = [];
    page.on('wall.updated', (change) => told.push(change.now));
    const caseCode = await redCase('拖欠工资');
    const alarm = await shown(caseCode);
    expect(alarm.tiles.map(({ kind }) => kind)).toEqual(['case', 'map', 'camera', 'camera', 'rooms']);
    expect(alarm.tiles).toContainEqual({ kind: 'camera', cameraId: place.id });
    await eventually('the display is told', () => told.some((each) => each.alarm?.caseCode === caseCode));
    const card = await ask<WallCard>('GET', `/api/walls/hall/cards/${caseCode}`, kiosk);
    expect(card.body).toMatchObject({ caseCode, tier: 'red', reasons: [{ factor: 'extremeSpeech' }] });

    // Anywhere: from its page, by somebody of the county who sees no wall.
    const head = await gateway.login('head01');
    expect((await ask('POST', `/api/cases/${caseCode}/acknowledge`, head)).status).toBe(200);
    await quiet();
    await eventually('the display is told', () => told.at(-1)?.alarm === null);
    expect((await alarms())[0]).toMatchObject({ caseCode, state: 'acknowledged', endedBy: 'head01' });
    const log = await ask<{ items: WallLogEntry[] }>('GET', '/api/walls/hall/log', operator);
    expect(log.body.items.map(({ deed, object }) => [deed, object])).toEqual(
      expect.arrayContaining([
        ['alarm.shown', caseCode],
        ['alarm.acknowledged', caseCode],
      ]),
    );
    expect((await ask('GET', `/api/walls/hall/cards/${caseCode}`, kiosk)).status).toBe(404);
  });

  it('have one alarm at a time, the next one when its pause is over, each raised once by two gateways', async () => {
    const second = await anotherGateway();
    try {
      const first = await redCase('第一件');
      await shown(first);
      const waiting = await redCase('第二件');
      await eventually('it waits', async () => (await now()).waiting === 1);
      const [newest] = await alarms();
      expect(newest).toMatchObject({ caseCode: waiting, state: 'waiting' });
      const one = (await alarms()).find(({ caseCode }) => caseCode === first);
      const path = `/api/walls/hall/alarms/${one?.id}/acknowledge`;
      expect((await ask<WallAlarm>('POST', path, operator)).body).toMatchObject({
        state: 'acknowledged',
        endedBy: 'operator01',
      });
      const next = await shown(waiting);
      expect(Date.parse(next.shownAt ?? '') - Date.parse(one?.shownAt ?? '')).toBeGreaterThanOrEqual(1_000);
      const raised = (await alarms()).map(({ caseCode }) => caseCode);
      expect(raised.filter((code) => code === first || code === waiting)).toHaveLength(2);

      // A case that nobody may know any more leaves the wall at once, and takes its number along.
      const leader = await gateway.login('leader01');
      const sealed = await ask('PUT', `/api/cases/${waiting}/seal`, leader, {
        reason: '案件涉及未成年人的隐私',
        handlers: ['leader01'],
      });
      expect(sealed.status).toBe(200);
      await quiet();
      await eventually('its alarm is dropped', async () => {
        const { rows } = await gateway.db.ownerPool.query(
          `select from wall_alarm m join case_state s on s.case_id = m.case_id
            where s.case_code = $1 and m.state = 'dropped'`,
          [waiting],
        );
        return rows.length === 1;
      });
      expect((await alarms()).map(({ caseCode }) => caseCode)).not.toContain(waiting);
    } finally {
      await second.close();
    }
  });

  it('tell what they show to whoever watches the wall, and to nobody of another one', async () => {
    const desk = await connect(operator);
    await desk.timeout(5_000).emitWithAck('wall.watch', 'hall');
    const reported = new Promise<unknown>((resolve) => desk.once('screen.reported', resolve));
    const display = await connect(kiosk);
    const report: ScreenReport = {
      screen: '2',
      source: 'content',
      tiles: [
        {
          place: 0,
          tile: { kind: 'camera', cameraId: place.id },
          state: 'frozen',
          latencyMs: 8_000,
          frameAgeMs: 7_600,
          error: null,
        },
      ],
      width: 3840,
      height: 2160,
      fps: 59.9,
      heapMib: 210,
      upS: 3_600,
      awaySince: null,
    };
    const say = (page: Page, said: unknown) =>
      page.timeout(5_000).emitWithAck('screen.report', said as ScreenReport);
    expect(await say(display, report)).toMatchObject({ seq: expect.any(Number) });
    expect(await reported).toMatchObject({ wallId: 'hall', report: { screen: '2', fps: 59.9 } });
    const { body } = await ask<{ items: unknown[] }>('GET', '/api/walls/hall/reports', operator);
    expect(body.items).toMatchObject([{ ...report, at: expect.any(String) }]);

    expect(await say(display, { ...report, screen: 'none' })).toMatchObject({ error: { code: 'notFound' } });
    expect(await say(display, { ...report, fps: -1 })).toMatchObject({ error: { code: 'request.invalid' } });
    expect(await say(desk, report)).toMatchObject({ error: { code: 'access.denied' } });
    const head = await gateway.login('head01');
    expect((await ask('GET', '/api/walls/hall/reports', head)).status).toBe(404);
  });

  it('are told lists and cards of what hangs on their wall alone, every word masked', async () => {
    await redCase('张三与李四因欠薪13800138000争执');
    const list = (cookie: string) => ask<WallList>('GET', '/api/walls/hall/lists/red?area=511902', cookie);
    const { body } = await list(operator);
    expect(body.total).toBeGreaterThan(0);
    expect(body.of).toBeGreaterThanOrEqual(body.total);
    expect(JSON.stringify(body)).not.toMatch(/张三|13800138000/);
    expect((await list(kiosk)).status).toBe(404);
    await gateway.db.ownerPool.query(
      `update screen set tiles = '[{"kind":"list","list":"red","area":"511902"}]' where wall_id = 'hall' and id = '3'`,
    );
    expect((await list(kiosk)).body.items.length).toBe(body.items.length);
  });

  it('are chosen for displays by the code that these show, once', async () => {
    const asked = await ask<Pairing>('POST', '/api/wall-pairings', kiosk);
    expect(asked.status).toBe(201);
    const { id, code } = asked.body;
    const state = (cookie: string) => ask<PairingState>('GET', `/api/wall-pairings/${id}`, cookie);
    expect((await state(kiosk)).body.screen).toBeNull();
    expect((await state(await gateway.login('kiosk01'))).status).toBe(404);
    const pair = (said: string, screen = '3') =>
      ask<{ error: { code: string } }>('PUT', `/api/walls/hall/screens/${screen}/pairing`, operator, {
        code: said,
      });
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await pair(wrong)).body.error.code).toBe('wall.noPairing');
    expect((await pair(code, 'none')).status).toBe(404);
    expect((await pair(code)).status).toBe(204);
    expect((await state(kiosk)).body.screen).toEqual({ wallId: 'hall', screenId: '3' });
    expect((await pair(code)).body.error.code).toBe('wall.noPairing');
    const { rows } = await gateway.db.ownerPool.query(`select code_hash from wall_pairing where id = $1`, [
      id,
    ]);
    expect(rows[0].code_hash.toString('utf8')).not.toContain(code);
  });

  /** A second gateway on the same database. */
  async function anotherGateway(): Promise<FastifyInstance> {
    const app = await buildApp({ config: gateway.app.config, pool: gateway.db.appPool });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app;
  }
});
