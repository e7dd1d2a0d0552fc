import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CameraDetail } from '@fengqiao/contract/cameras';
import type { CentreFloors, FloorInput } from '@fengqiao/contract/floors';
import { regionFolder } from '@fengqiao/fixtures';
import { loadOwnRegion } from '@fengqiao/gateway/features/setup/own-region';
import { loadProfile } from '@fengqiao/gateway/profiles/load-profile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, testDatabase } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';

const city = '/api/centres/C511900/floors';
const county = '/api/centres/C511902/floors';

describe.each(engines().slice(0, 1))('floor plans of centres', (engine) => {
  let gateway: DemoGateway;
  let admin: string;
  let head: string;
  let operator: string;

  beforeAll(async () => {
    gateway = await demoGateway(engine);
    [admin, head, operator] = await Promise.all([
      gateway.login('admin01'),
      gateway.login('head01'),
      gateway.login('operator01'),
    ]);
  });
  afterAll(() => gateway.close());

  async function ask<T = CentreFloors>(
    method: 'GET' | 'PUT' | 'DELETE',
    url: string,
    cookie: string,
    payload?: object,
  ) {
    const answer = await gateway.app.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    const body = answer.json() as T & { error?: { code: string; message: string; details?: unknown } };
    return { status: answer.statusCode, body, error: body.error };
  }
  const floorOf = async (url: string, floor: string, cookie = admin) => {
    const { body } = await ask('GET', url, cookie);
    const found = body.floors.find((each) => each.floor === floor);
    if (found === undefined) throw new Error(`no floor ${floor}`);
    return found;
  };
  const inputOf = async (url: string, floor: string, cookie = admin): Promise<FloorInput> => {
    const { name, zone, note, northDeg, outline, rooms, cameras, updatedAt } = await floorOf(
      url,
      floor,
      cookie,
    );
    return {
      name,
      zone,
      note,
      northDeg,
      outline,
      rooms,
      cameras: cameras.flatMap(({ cameraId, at }) => (at === null ? [] : [{ cameraId, at }])),
      basedOn: updatedAt,
    };
  };

  it('shows guidance on the first floor, mediation on the second to fourth, dispatch on the fifth (FX-11..13)', async () => {
    const { body } = await ask('GET', city, operator);
    expect(body.floors.map(({ floor, zone }) => [floor, zone])).toEqual([
      ['1', 'guidance'],
      ['2', 'mediation'],
      ['3', 'mediation'],
      ['4', 'mediation'],
      ['5', 'dispatch'],
    ]);
    for (const { cameras, rooms } of body.floors) {
      expect(rooms.some(({ roomId }) => roomId !== null)).toBe(true);
      expect(cameras.length).toBeGreaterThan(0);
      expect(cameras.every(({ at }) => at !== null)).toBe(true);
    }
    const ofMediation = body.floors.slice(1, 4).flatMap(({ cameras }) => cameras);
    expect(ofMediation.every((camera) => camera.private)).toBe(true);
  });

  it('shows a centre that has only the two upper floors of its house (LZ-13)', async () => {
    const { body } = await ask('GET', county, operator);
    expect(body.floors.map(({ floor }) => floor)).toEqual(['6', '7']);
    expect(body.floors[0]?.note).toContain('政务中心');
    expect(body.floors.flatMap(({ cameras }) => cameras)).toHaveLength(9);
  });

  it('moves a camera on the plan, and the registry of cameras says the same', async () => {
    const plan = await inputOf(county, '7', head);
    const [first, ...others] = plan.cameras;
    const cameraId = first?.cameraId ?? '';
    const moved: FloorInput = { ...plan, cameras: [{ cameraId, at: [25, 11] }, ...others] };
    expect((await ask('PUT', `${county}/7`, head, moved)).status).toBe(200);
    const { cameras } = await floorOf(county, '7');
    expect(cameras.find((camera) => camera.cameraId === cameraId)?.at).toEqual([25, 11]);
    const { body } = await ask<CameraDetail>('GET', `/api/cameras/${cameraId}`, operator);
    expect(body).toMatchObject({ floor: '7', plan: { x: 0.5, y: 0.5 } });
    const { rows } = await gateway.db.ownerPool.query(
      `select entry::json as entry from audit where action = 'floor.changed' order by day desc, no desc limit 1`,
    );
    expect(rows[0].entry).toMatchObject({
      actor: 'head01',
      object: 'centre:C511902',
      detail: { floor: '7', created: false, cameras: plan.cameras.length },
    });
  });

  it('leaves a camera registered for its floor when it is taken off the plan', async () => {
    const plan = await inputOf(county, '6', head);
    const gone = plan.cameras[0]?.cameraId;
    await ask('PUT', `${county}/6`, head, { ...plan, cameras: plan.cameras.slice(1) });
    const { cameras } = await floorOf(county, '6');
    expect(cameras.filter(({ at }) => at === null).map(({ cameraId }) => cameraId)).toEqual([gone]);
  });

  it('overwrites nothing that somebody else has changed in the meantime', async () => {
    const plan = await inputOf(city, '1');
    const later = { ...plan, note: '一' };
    expect((await ask('PUT', `${city}/1`, admin, later)).status).toBe(200);
    const { status, error } = await ask('PUT', `${city}/1`, admin, { ...plan, note: '二' });
    expect([status, error?.code]).toEqual([409, 'floor.changed']);
    expect(error?.details).toEqual({ floor: '1', by: 'admin01' });
    expect((await floorOf(city, '1')).note).toBe('一');
    expect((await ask('PUT', `${city}/1`, admin, { ...plan, basedOn: null })).status).toBe(409);
  });

  it('names every fault of a plan at once and stores nothing of it', async () => {
    const plan = await inputOf(city, '2');
    const own = plan.cameras[0];
    const elsewhere = (await inputOf(county, '7')).cameras[0];
    const { status, error } = await ask('PUT', `${city}/2`, admin, {
      ...plan,
      rooms: [{ name: '别处', kind: 'mediation', roomId: 'R511902-3', outline: null, at: [5, 5] }],
      cameras: [own, elsewhere, { cameraId: '51190000031399999999', at: [1, 1] }],
    });
    expect([status, error?.code]).toEqual([422, 'floor.invalid']);
    expect(error?.details).toEqual({
      faults: [
        { at: 'room R511902-3', code: 'unknownRoom' },
        { at: `camera ${elsewhere?.cameraId}`, code: 'cameraElsewhere' },
        { at: 'camera 51190000031399999999', code: 'unknownCamera' },
      ],
    });
    expect(await inputOf(city, '2')).toEqual(plan);
  });

  it('is drawn by heads and system administrators in their own area alone', async () => {
    const plan = await inputOf(county, '6', head);
    expect((await ask('PUT', `${county}/6`, operator, plan)).status).toBe(403);
    expect((await ask('PUT', `${city}/1`, head, await inputOf(city, '1'))).status).toBe(404);
    expect((await ask('GET', '/api/centres/C511921/floors', head)).status).toBe(404);
    expect((await ask('PUT', `${county}/0`, head, plan)).status).toBe(400);
  });

  it('goes away with a word, and its cameras stay registered', async () => {
    const { body } = await ask('DELETE', `${city}/4`, admin);
    expect(body.floors.map(({ floor }) => floor)).toEqual(['1', '2', '3', '5']);
    expect((await ask('DELETE', `${city}/4`, admin)).status).toBe(404);
    const { rows } = await gateway.db.ownerPool.query(
      `select floor, plan_x from camera where room_id = 'R511900-7'`,
    );
    expect(rows).toEqual([{ floor: '4', plan_x: null }]);
  });
});

describe.each(engines().slice(0, 1))('the map of a site', (engine) => {
  const key = 'tk0of0the0site0that0stays0here';
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const said: string[] = [];
  let upstream: Server;
  let works = true;
  let gateway: DemoGateway;
  let operator: string;
  const tile = (url: string, cookie = operator) => gateway.app.inject({ url, headers: { cookie } });

  beforeAll(async () => {
    upstream = createServer((request, response) => {
      const known = new URL(request.url ?? '', 'http://tianditu').searchParams.get('tk') === key;
      response.writeHead(works ? 200 : 500).end(works && known ? png : request.url);
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    gateway = await demoGateway(engine, {
      env: {
        TIANDITU_KEY: key,
        TIANDITU_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
      },
      logger: { level: 'debug', stream: { write: (line: string) => void said.push(line) } },
    });
    operator = await gateway.login('operator01');
  });
  afterAll(async () => {
    await gateway.close();
    await new Promise((resolve) => upstream.close(resolve));
  });

  it('hands tiles of Tianditu on without its key, and says in words when none come', async () => {
    const answer = await tile('/api/map/tianditu/vec/9/410/203');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.rawPayload).toEqual(png);
    works = false;
    expect((await tile('/api/map/tianditu/vec/9/410/203')).statusCode).toBe(200);
    const failed = await tile('/api/map/tianditu/cva/9/410/203');
    expect([failed.statusCode, failed.json().error.code]).toEqual([502, 'map.noTianditu']);
    expect((await tile('/api/map/tianditu/vec/2/4/0')).statusCode).toBe(404);
    expect((await tile('/api/map/tianditu/other/2/1/0')).statusCode).toBe(400);
    expect((await gateway.app.inject({ url: '/api/map/tianditu/vec/9/410/203' })).statusCode).toBe(401);
    const { body } = await gateway.get('/api/reference', operator);
    expect(body).toMatchObject({ region: { tianditu: true } });
    expect([...said, failed.body, JSON.stringify(body)].filter((text) => text.includes(key))).toEqual([]);
  });

  it('tells its keeper which pack it is drawn from and what has no border', async () => {
    const { body } = await gateway.get('/api/region', await gateway.login('admin01'));
    expect(body).toMatchObject({
      pack: { name: 'bazhong', rootAreaCode: '511900', datum: 'WGS84' },
      levels: [
        { level: 'city', areas: 1, outlined: 1 },
        { level: 'county', areas: 5, outlined: 5 },
        { level: 'township', areas: 139, outlined: 139 },
        { level: 'village', areas: 1809, outlined: 0 },
      ],
      withoutTotal: 0,
    });
    expect((await gateway.get('/api/region', operator)).status).toBe(403);
  });

  it('comes from the own pack of a real system, once, without what was made up', async () => {
    const db = await testDatabase({ engine: engine });
    try {
      const load = () =>
        loadOwnRegion(db.appPool, regionFolder('bazhong'), loadProfile('bazhong'), () => undefined);
      expect(await Promise.all([load(), load()])).toContain(true);
      expect(await load()).toBe(false);
      const { rows } = await db.ownerPool.query(
        `select (select count(*)::int from area) as areas, (select count(*)::int from centre) as centres,
                (select count(*)::int from camera) as cameras, (select count(*)::int from centre_floor) as floors`,
      );
      expect(rows).toEqual([{ areas: 1955, centres: 0, cameras: 0, floors: 0 }]);
    } finally {
      await db.drop();
    }
  });
});
