import { request } from 'node:http';
import type {
  CaseChange,
  ChangesAnswer,
  ClientToServerEvents,
  ServerToClientEvents,
} from '@fengqiao/contract/events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent } from '../helpers/ingest-app.ts';

type Page = Socket<ServerToClientEvents, ClientToServerEvents>;

describe.each(engines())('what pages are told on %s', (engine) => {
  let gateway: DemoGateway;
  let url: string;
  const open: Page[] = [];

  beforeAll(async () => {
    gateway = await demoGateway(engine);
    url = await gateway.listen();
  });
  afterEach(() => {
    for (const page of open.splice(0)) page.disconnect();
  });
  afterAll(() => gateway.close());

  const connect = (cookie: string): Page => {
    const page: Page = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      reconnection: false,
      forceNew: true,
    });
    open.push(page);
    return page;
  };
  const happens = (page: Page, event: string) =>
    new Promise<unknown>((resolve) => (page as Socket).once(event, resolve));
  const watch = (page: Page, area: string) => page.timeout(5_000).emitWithAck('area.watch', area);

  const send = async (...events: object[]) => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
      payload: events,
    });
    expect(answer.json().quarantined).toEqual([]);
  };

  /** A page that keeps what it is told, as the dashboard does: changes in order, and whether it has seen a gap. */
  async function follow(cookie: string, area: string) {
    const page = connect(cookie);
    const told: { changes: CaseChange[]; gaps: number; seq: number } = { changes: [], gaps: 0, seq: 0 };
    page.on('case.updated', ({ from, seq, changes }) => {
      if (from > told.seq) told.gaps += 1;
      told.seq = Math.max(told.seq, seq);
      told.changes.push(...changes);
    });
    await happens(page, 'connect');
    const answer = await watch(page, area);
    if (!('seq' in answer)) throw new Error(JSON.stringify(answer));
    told.seq = answer.seq;
    return { page, told };
  }

  it('is every change of their area, in order, without a gap, and nothing of other areas', async () => {
    const city = await follow(await gateway.login('operator01'), '511900');
    const county = await follow(await gateway.login('head01'), '511902');
    for (let n = 0; n < 10; n += 1) {
      await send(
        anEvent({ caseRef: `near${n}`, areaCode: '511902001' }),
        anEvent({ caseRef: `far${n}`, areaCode: '511923' }),
      );
    }
    await eventually('the city hears of all', () => city.told.changes.length >= 20);
    await eventually('the county hears of its own', () => county.told.changes.length >= 10);
    expect(city.told.changes.map(({ seq }) => seq)).toEqual(
      [...city.told.changes.map(({ seq }) => seq)].sort((a, b) => a - b),
    );
    expect(new Set(county.told.changes.map((change) => change.case.areaCode))).toEqual(
      new Set(['511902001']),
    );
    expect([city.told.gaps, county.told.gaps]).toEqual([0, 0]);
    const toldToCity = city.told.changes.length;
    await send(anEvent({ caseRef: 'far-alone', areaCode: '511923' }));
    await eventually('only the city hears of another county', () => city.told.changes.length > toldToCity);
    await send(anEvent({ caseRef: 'near-again', areaCode: '511902001' }));
    await eventually('the county hears the next', () => county.told.changes.length >= 11);
    expect(county.told.gaps).toBe(0);
  });

  it('can be caught up after a gap, each change once', async () => {
    const cookie = await gateway.login('operator01');
    const before = ((await gateway.get('/api/health', cookie)).body as { seq: number }).seq;
    await send(...Array.from({ length: 12 }, (_, n) => anEvent({ caseRef: `gap${n}`, areaCode: '511921' })));
    const changes = async (since: number, who = cookie) =>
      (await gateway.get(`/api/changes?since=${since}`, who)).body as ChangesAnswer;
    const missed = await changes(before);
    expect(missed.reset).toBe(false);
    const registered = missed.cases.filter(({ eventType }) => eventType === 'case.registered');
    expect(registered.length).toBe(12);
    expect(missed.seq).toBeGreaterThanOrEqual(before + 12);
    expect((await changes(missed.seq)).cases).toEqual([]);
    const foreign = await changes(before, await gateway.login('head01'));
    expect(foreign.cases).toEqual([]);
    expect(foreign.seq).toBe(missed.seq);
  });

  it('is to load snapshots when what was missed is no longer kept, or was never there', async () => {
    const cookie = await gateway.login('operator01');
    const answer = (await gateway.get('/api/changes?since=999999999', cookie)).body as ChangesAnswer;
    expect(answer).toMatchObject({ reset: true, cases: [], nextSince: null });
  });

  it('is refused for an area that is not theirs', async () => {
    const page = connect(await gateway.login('head01'));
    await happens(page, 'connect');
    expect(await watch(page, '511923')).toMatchObject({ error: { code: 'access.denied' } });
    expect(await watch(page, '511900')).toMatchObject({ error: { code: 'access.denied' } });
    expect(await watch(page, 'rm -rf')).toMatchObject({ error: { code: 'request.invalid' } });
    const walls = await page.timeout(5_000).emitWithAck('wall.watch', 'hall');
    expect(walls).toMatchObject({ error: { code: 'notFound' } });
  });

  it('is the new content of a screen that they watch', async () => {
    const cookie = await gateway.login('operator01');
    const { page } = await follow(cookie, '511900');
    await page.timeout(5_000).emitWithAck('wall.watch', 'hall');
    const updated = happens(page, 'wall.updated');
    const put = await gateway.app.inject({
      method: 'PUT',
      url: '/api/walls/hall/screens/2',
      headers: { cookie },
      payload: { layout: '1', tiles: [{ kind: 'map', area: '511902' }] },
    });
    expect(put.json()).toMatchObject({ layout: '1', updatedBy: 'operator01' });
    expect(await updated).toMatchObject({
      wallId: 'hall',
      screen: { id: '2', tiles: [{ kind: 'map', area: '511902' }] },
    });
    const wall = (await gateway.get('/api/walls/hall', cookie)).body as { screens: { id: string }[] };
    expect(wall.screens[1]).toMatchObject({ id: '2', layout: '1' });
  });

  it('is nothing without a session', async () => {
    const page = connect('fengqiao=nonsense');
    expect(await happens(page, 'connect_error')).toMatchObject({ message: 'session.required' });
  });

  it('ends when the session is logged out elsewhere', async () => {
    const cookie = await gateway.login('leader01');
    const { page } = await follow(cookie, '511900');
    const ended = happens(page, 'session.ended');
    const gone = happens(page, 'disconnect');
    await gateway.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(await ended).toEqual({ reason: 'revoked' });
    await gone;
  });

  it('ends for a page that makes up events', async () => {
    const page = connect(await gateway.login('operator01'));
    await happens(page, 'connect');
    const gone = happens(page, 'disconnect');
    (page as Socket).emit('case.updated', { from: 0, seq: 1, changes: [] });
    expect(await gone).toBe('io server disconnect');
  });

  it('starts with the newest sequence and the time of the server', async () => {
    const page = connect(await gateway.login('operator01'));
    const { seq, now } = (await happens(page, 'heartbeat')) as { seq: number; now: string };
    expect(seq).toBeGreaterThan(0);
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000);
  });

  it.each(['http://elsewhere.example', 'null'])('is refused to the origin %s with 403', async (origin) => {
    const cookie = await gateway.login('operator01');
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(url);
      const sent = request({
        port,
        path: '/socket.io/?EIO=4&transport=websocket',
        headers: {
          cookie,
          origin,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
      sent.once('response', (response) => resolve(response.statusCode)).once('upgrade', () => resolve(101));
      sent.once('error', reject).end();
    });
    expect(status).toBe(403);
  });
});
