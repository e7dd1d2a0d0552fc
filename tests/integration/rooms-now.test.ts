import type { ClientToServerEvents, ServerToClientEvents } from '@fengqiao/contract/events';
import type { RoomChange, RoomsNow } from '@fengqiao/contract/rooms-now';
import { upsertCentres, upsertRooms } from '@fengqiao/db/queries/centres';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { anEvent, countySourceKey, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';

const county = '511902';
const township = '511902001';
const keyOf = (code: string): number => Number(code.padEnd(15, '0'));

describe.each(engines().slice(0, 1))('what rooms are used for, on %s', (engine) => {
  let gateway: IngestApp;
  let clerk: string;
  let head: string;
  let caseCode: string;
  let page: Socket<ServerToClientEvents, ClientToServerEvents>;
  const told: RoomChange[] = [];

  beforeAll(async () => {
    gateway = await ingestApp(engine);
    const { app, db } = gateway;
    const centre = (id: string, area: string) => ({
      id,
      name: `${area}综治中心`,
      area: keyOf(area),
      lng: null,
      lat: null,
      synthetic: true,
    });
    await upsertCentres(db.ownerPool, [centre('county', county), centre('town', township)]);
    const room = (id: string, kind: string) => ({
      id,
      centreId: 'town',
      name: id,
      area: keyOf(township),
      kind,
      zone: 'mediation',
      private: kind === 'mediation',
    });
    await upsertRooms(db.ownerPool, [room('room-1', 'mediation'), room('window-1', 'reception')]);
    clerk = await gateway.login('clerk', township);
    head = await gateway.login('head', county);
    const { body } = await gateway.send([anEvent({ areaCode: '511902001001', channel: 'onsite' })]);
    caseCode = body.cases[0]?.caseCode ?? '';
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    page = io(url, { transports: ['websocket'], extraHeaders: { cookie: head }, forceNew: true });
    page.on('room.updated', (change) => told.push(change));
    await new Promise<void>((done) => page.once('connect', () => done()));
    await page.timeout(30_000).emitWithAck('area.watch', county);
  });
  afterAll(async () => {
    page?.disconnect();
    await gateway?.close();
  });

  const report = (id: string, payload: object, headers: Record<string, string> = { cookie: clerk }) =>
    gateway.app.inject({ method: 'PUT', url: `/api/rooms/${id}/use`, headers, payload });
  const now = async (cookie: string): Promise<RoomsNow> =>
    (await gateway.app.inject({ url: '/api/rooms-now', headers: { cookie } })).json();
  const roomOf = (answer: RoomsNow, id: string) =>
    answer.centres.flatMap(({ rooms }) => rooms).find((room) => room.id === id);
  const untilTold = async (roomId: string, state: string): Promise<RoomChange> => {
    const known = () => told.find((change) => change.roomId === roomId && change.use.state === state);
    while (known() === undefined) await new Promise<void>((done) => page.once('room.updated', () => done()));
    return known() as RoomChange;
  };

  it('are unknown until somebody says so, with the cases of the centre beside them', async () => {
    const answer = await now(head);
    expect(answer.centres.map(({ id }) => id)).toEqual(['county', 'town']);
    expect(roomOf(answer, 'room-1')?.use).toBeNull();
    const figures = { casesToday: 1, receivedToday: 1, open: 1, mediating: 0, staff: null };
    expect(answer.centres[0]).toMatchObject(figures);
    expect(answer.centres[1]).toMatchObject(figures);
  });

  it('are seen by the county at once when the township says so', async () => {
    expect((await report('room-1', { state: 'inUse', caseCode })).statusCode).toBe(200);
    expect(await untilTold('room-1', 'inUse')).toMatchObject({
      centreId: 'town',
      areaCode: township,
      use: { caseCode },
    });
    expect(roomOf(await now(head), 'room-1')?.use).toMatchObject({ state: 'inUse', caseCode });
  });

  it('keep their beginning while the same is said again', async () => {
    const first = roomOf(await now(head), 'room-1')?.use?.since;
    await report('room-1', { state: 'inUse', caseCode });
    expect(roomOf(await now(head), 'room-1')?.use?.since).toBe(first);
  });

  it('can be reported by a booking system with the key of its source, for its own area', async () => {
    const headers = { authorization: `Bearer ${countySourceKey}` };
    expect((await report('window-1', { state: 'closed' }, headers)).statusCode).toBe(200);
    await untilTold('window-1', 'closed');
    const { rows } = await gateway.db.ownerPool.query(
      `select reported_by from room_use where room_id = 'window-1'`,
    );
    expect(rows).toEqual([{ reported_by: 'source:bazhou' }]);
  });

  it('tell neither code nor number of a case that was sealed', async () => {
    await gateway.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [caseCode]);
    expect(roomOf(await now(head), 'room-1')?.use).toMatchObject({ state: 'inUse', caseCode: null });
    told.length = 0;
    await report('room-1', { state: 'free' });
    await untilTold('room-1', 'free');
    expect((await now(head)).centres[1]).toMatchObject({ open: 0 });
  });

  it('are refused elsewhere, and to those who only look', async () => {
    const far = await gateway.login('clerk', '511921100');
    expect((await report('room-1', { state: 'free' }, { cookie: far })).statusCode).toBe(404);
    const kiosk = await gateway.login('kiosk', county);
    expect((await report('room-1', { state: 'free' }, { cookie: kiosk })).statusCode).toBe(403);
    expect((await gateway.app.inject({ url: '/api/rooms-now', headers: { cookie: kiosk } })).statusCode).toBe(
      200,
    );
    const foreign = await gateway.app.inject({
      url: '/api/rooms-now?area=511921',
      headers: { cookie: head },
    });
    expect(foreign.statusCode).toBe(403);
  });

  it('leave one line in the audit log for each change', async () => {
    const { rows } = await gateway.db.ownerPool.query(
      `select object, entry::jsonb -> 'detail' ->> 'state' as state from audit where action = 'room.reported' order by day, no`,
    );
    expect(rows).toEqual([
      { object: 'room:room-1', state: 'inUse' },
      { object: 'room:window-1', state: 'closed' },
      { object: 'room:room-1', state: 'free' },
    ]);
  });
});
