import { areaKey } from '@fengqiao/contract/areas';
import type { Camera, PlayGrant } from '@fengqiao/contract/cameras';
import type { MapCameras } from '@fengqiao/contract/map';
import type { Wall } from '@fengqiao/contract/walls';
import { type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import { createStreamNode, type StreamNode } from '@fengqiao/streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';

const secret = 'a-secret-that-two-processes-share-0123';

describe.each(engines())('cameras on %s', (engine) => {
  let gateway: DemoGateway;
  let cameras: CameraServer;
  let node: StreamNode;
  let operator: string;
  let admin: string;
  let playable: Camera;

  beforeAll(async () => {
    cameras = await startCameraServer({ count: 64 });
    node = createStreamNode({ secret, allowOrigins: ['*'] });
    const { port } = await node.start();
    gateway = await demoGateway(engine, {
      cameraUrl: `rtsp://127.0.0.1:${cameras.port}`,
      env: { STREAMS_SECRET: secret, STREAMS_URL: `http://127.0.0.1:${port}`, STREAMS_PORT: String(port) },
    });
    operator = await gateway.login('operator01');
    admin = await gateway.login('admin01');
    const page = (await gateway.get('/api/cameras?playable=true&placeType=square&limit=1', operator)).body;
    playable = (page as { items: Camera[] }).items[0] as Camera;
  });
  afterAll(async () => {
    await gateway.close();
    await node.stop();
    await cameras.stop();
  });

  const play = (id: string, cookie = operator) =>
    gateway.app.inject({
      method: 'POST',
      url: `/api/cameras/${id}/play`,
      headers: { cookie, host: '127.0.0.1:8080' },
    });
  const put = (camera: { id: string; [field: string]: unknown }, cookie = admin) =>
    gateway.app.inject({
      method: 'PUT',
      url: `/api/cameras/${camera.id}`,
      headers: { cookie },
      payload: camera,
    });

  it('play through a grant that the streams node accepts', async () => {
    const answer = await play(playable.id);
    expect(answer.statusCode).toBe(200);
    const { playlist, expiresAt } = answer.json() as PlayGrant;
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const text = await (await fetch(playlist)).text();
    expect(text).toMatch(/^#EXTM3U/);
    await eventually('the relay shows as live', async () => {
      const { body } = await gateway.get('/api/cameras/states', operator);
      return (body as { items: { cameraId: string; state: string }[] }).items.some(
        ({ cameraId, state }) => cameraId === playable.id && state === 'live',
      );
    });
    const health = (await gateway.get('/api/health', operator)).body;
    expect(health).toMatchObject({ status: 'ok', streams: { nodes: 1, live: 1 } });
  });

  it('are pulled before anybody looks when a page says that it will show them soon', async () => {
    const { items } = (await gateway.get('/api/cameras?playable=true&limit=500', operator)).body as {
      items: Camera[];
    };
    const wanted = items.filter((camera) => !camera.private && camera.id !== playable.id).slice(0, 2);
    const ask = (cameraIds: string[], more: object) =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/cameras/play',
        headers: { cookie: operator, host: '127.0.0.1:8080' },
        payload: { cameraIds, ...more },
      });
    const [idle, soon] = wanted.map(({ id }) => id);
    expect((await ask([idle ?? ''], {})).statusCode).toBe(200);
    expect((await ask([soon ?? ''], { soon: true })).statusCode).toBe(200);
    const pulled = await eventually('the node pulls it', () => {
      const ids = gateway.app.media.relays().map(({ cameraId }) => cameraId);
      return ids.includes(soon ?? '') && ids;
    });
    expect(pulled).not.toContain(idle);
  });

  it('bind a grant to its camera', async () => {
    const { playlist } = (await play(playable.id)).json() as PlayGrant;
    const other = playlist.replace(`/${playable.id}/`, `/${'5'.repeat(20)}/`);
    expect((await fetch(other)).status).toBe(403);
  });

  it('show a mediation room in the list and no picture of it', async () => {
    const page = (await gateway.get('/api/cameras?playable=true&limit=500', operator)).body;
    const room = (page as { items: Camera[] }).items.find((camera) => camera.private);
    expect(room?.zone).toBe('mediation');
    const answer = await play(room?.id ?? '');
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.code).toBe('play.private');
  });

  it('say when a camera has no stream address', async () => {
    const page = (await gateway.get('/api/cameras?playable=false&limit=500', operator)).body;
    const camera = (page as { items: Camera[] }).items.find((each) => !each.private);
    expect((await play(camera?.id ?? '')).json().error.code).toBe('camera.noSource');
  });

  it('can be registered with any RTSP address, which is stored sealed and never shown', async () => {
    const id = '51190200001310008888';
    const input = {
      id,
      name: '广场北口',
      areaCode: '511902',
      owner: '公安局',
      placeType: 'square',
      location: { lng: 106.76, lat: 31.86 },
      directionDeg: 90,
      source: {
        url: `rtsp://127.0.0.1:${cameras.port}/cam/07`,
        username: 'viewer',
        password: 'very-secret-word',
      },
    };
    const made = await put(input);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ playable: true, private: false, areaName: '巴州区' });
    const { rows } = await gateway.db.ownerPool.query('select source_sealed from camera where id = $1', [id]);
    expect(rows[0].source_sealed.includes('very-secret-word')).toBe(false);
    for (const url of [`/api/cameras/${id}`, '/api/cameras?q=广场北口', '/api/map/cameras']) {
      const { body } = await gateway.app.inject({ url: encodeURI(url), headers: { cookie: operator } });
      expect(body).toContain(id);
      expect(body).not.toMatch(/very-secret-word|rtsp:/);
    }
    const { source: _, ...without } = input;
    const changed = await put({ ...without, name: '广场南口' });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({ name: '广场南口', playable: true });
    expect((await play(id)).statusCode).toBe(200);
  });

  it('of the mediation zone are private, stay so whoever changes them, and only a head takes it away', async () => {
    const room = {
      id: '51190200001310008887',
      name: '调解室',
      areaCode: '511902',
      owner: '综治中心',
      placeType: 'dept',
      zone: 'mediation',
      location: { lng: 106.76, lat: 31.86 },
    };
    expect((await put({ ...room, private: false })).json().error.code).toBe('camera.staysPrivate');
    expect((await put(room)).json()).toMatchObject({ private: true });
    const { zone: _, ...elsewhere } = room;
    expect((await put(elsewhere)).json()).toMatchObject({ private: true });
    const opened = { ...elsewhere, private: false };
    const refused = await put(opened);
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'camera.staysPrivate']);
    expect((await put(opened, await gateway.login('head01'))).json()).toMatchObject({ private: false });
    const { rows } = await gateway.db.ownerPool.query(
      `select actor, outcome, entry::jsonb -> 'detail' ->> 'private' as private from audit
        where action = 'camera.changed' and object = $1 order by day, no`,
      [`camera:${room.id}`],
    );
    expect(rows).toEqual([
      { actor: 'admin01', outcome: 'refused', private: null },
      { actor: 'admin01', outcome: 'done', private: 'true' },
      { actor: 'admin01', outcome: 'done', private: 'true' },
      { actor: 'admin01', outcome: 'refused', private: null },
      { actor: 'head01', outcome: 'done', private: 'false' },
    ]);
  });

  it('that become private go dark at once for whoever is watching, and are not played on the wall they hang on', async () => {
    const id = '51190200001310008886';
    const input = {
      id,
      name: '接待室',
      areaCode: '511902',
      owner: '综治中心',
      placeType: 'dept',
      zone: 'guidance',
      location: { lng: 106.76, lat: 31.86 },
      source: { url: `rtsp://127.0.0.1:${cameras.port}/cam/09` },
    };
    await put(input);
    const kiosk = await gateway.login('kiosk01');
    expect((await play(id, kiosk)).statusCode).toBe(404);
    const hang = () =>
      gateway.app.inject({
        method: 'PUT',
        url: '/api/walls/hall/screens/1',
        headers: { cookie: operator },
        payload: { layout: '1', tiles: [{ kind: 'camera', cameraId: id }] },
      });
    expect((await hang()).statusCode).toBe(200);
    const { playlist } = (await play(id, kiosk)).json() as PlayGrant;
    expect((await fetch(playlist)).status).toBe(200);
    expect((await put({ ...input, zone: 'mediation' })).json()).toMatchObject({ private: true });
    expect((await fetch(playlist)).ok).toBe(false);
    expect((await play(id, kiosk)).json().error.code).toBe('play.private');
    expect((await fetch(playlist)).ok).toBe(false);
    const refused = await hang();
    expect([refused.statusCode, refused.json().error.code]).toEqual([422, 'wall.privateCamera']);
  });

  it('are for a kiosk those of its wall, and for a system administrator a registry without pictures', async () => {
    const kiosk = await gateway.login('kiosk01');
    const wall = (await gateway.get('/api/walls/hall', kiosk)).body as Wall;
    const hanging = wall.screens.flatMap(({ tiles }) =>
      tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : [])),
    );
    const ids = (body: unknown) => (body as { items: Camera[] }).items.map(({ id }) => id);
    expect(ids((await gateway.get('/api/cameras?limit=500', kiosk)).body)).toEqual(
      [...new Set(hanging)].sort(),
    );
    const layer = (await gateway.get('/api/map/cameras', kiosk)).body as MapCameras;
    expect(layer.rows.map(([id]) => id)).toEqual([...new Set(hanging)].sort());
    const other = ids((await gateway.get('/api/cameras?limit=500', operator)).body).find(
      (id) => !hanging.includes(id),
    );
    expect((await gateway.get(`/api/cameras/${other}`, kiosk)).status).toBe(404);
    expect((await play(other ?? '', kiosk)).statusCode).toBe(404);
    expect((await play(playable.id, operator)).statusCode).toBe(200);
    const states = (await gateway.get('/api/cameras/states', kiosk)).body as {
      items: { cameraId: string }[];
    };
    for (const { cameraId } of states.items) expect(hanging).toContain(cameraId);

    await gateway.db.ownerPool.query(`update account set wall_id = null where account = 'kiosk01'`);
    expect(ids((await gateway.get('/api/cameras', kiosk)).body)).toEqual([]);
    expect((await gateway.get('/api/walls', kiosk)).body).toMatchObject({ items: [] });
    expect((await gateway.get('/api/walls/hall', kiosk)).status).toBe(404);
    await gateway.db.ownerPool.query(`update account set wall_id = 'hall' where account = 'kiosk01'`);

    expect((await gateway.get(`/api/cameras/${playable.id}`, admin)).status).toBe(200);
    expect((await play(playable.id, admin)).statusCode).toBe(403);
  });

  it('leave one line in the log for each view, not for each renewal, and a line for what is put on a wall', async () => {
    const leader = await gateway.login('leader01');
    for (let renewal = 0; renewal < 4; renewal += 1) await play(playable.id, leader);
    const { rows } = await gateway.db.ownerPool.query(
      `select action, object, area from audit
        where (action = 'camera.played' and actor = 'leader01') or action = 'wall.changed' order by day, no`,
    );
    expect(rows).toEqual([
      { action: 'wall.changed', object: 'wall:hall/1', area: expect.any(Number) },
      { action: 'camera.played', object: `camera:${playable.id}`, area: areaKey(playable.areaCode) },
    ]);
  });

  it('are not harvested: a session gets so many grants per minute', async () => {
    const cookie = await gateway.login('head01');
    const answers: number[] = [];
    for (let n = 0; n < 640 && !answers.includes(429); n += 64)
      answers.push(
        ...(await Promise.all(Array.from({ length: 64 }, () => play('5'.repeat(20), cookie)))).map(
          ({ statusCode }) => statusCode,
        ),
      );
    expect(answers.filter((status) => status === 404)).toHaveLength(600);
    expect(answers).toContain(429);
    expect((await play(playable.id)).statusCode).toBe(200);
  });

  it('are found by a part of the name, taken literally, and by the beginning of the id', async () => {
    const search = async (query: string) =>
      ((await gateway.get(`/api/cameras?${query}`, operator)).body as { items: Camera[] }).items;
    expect((await search(`q=${encodeURIComponent(playable.name)}`)).map(({ id }) => id)).toContain(
      playable.id,
    );
    expect((await search(`q=${playable.id.slice(0, 19)}`)).map(({ id }) => id)).toContain(playable.id);
    expect(await search('q=%25')).toEqual([]);
    const { lng, lat } = playable.location;
    const near = await search(`bbox=${lng - 0.0001},${lat - 0.0001},${lng + 0.0001},${lat + 0.0001}`);
    expect(near.map(({ id }) => id)).toContain(playable.id);
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/api/cameras?area=511902&limit=100${cursor === null ? '' : `&cursor=${cursor}`}`;
      const body = (await gateway.get(url, operator)).body as { items: Camera[]; nextCursor: string | null };
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(200);
    expect((await gateway.get('/api/cameras?cursor=bm9uc2Vuc2U', operator)).status).toBe(400);
  });

  it('reach the map as one list with a version, which is not sent twice', async () => {
    const first = await gateway.app.inject({ url: '/api/map/cameras', headers: { cookie: operator } });
    const { rows } = first.json() as MapCameras;
    expect(rows.length).toBeGreaterThanOrEqual(1_200);
    const row = rows.find(([id]) => id === playable.id);
    expect(row?.[1]).toBe(playable.name);
    expect(row?.[7]).toBe(2);
    const etag = String(first.headers.etag);
    const again = await gateway.app.inject({
      url: '/api/map/cameras',
      headers: { cookie: operator, 'if-none-match': etag },
    });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  it('are unavailable, not broken, while no streams node answers', async () => {
    await node.stop();
    const answer = await play(playable.id);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error.code).toBe('streams.unavailable');
    await eventually('health is degraded', async () => {
      const { body } = await gateway.get('/api/health', operator);
      return (body as { status: string }).status === 'degraded';
    });
  });
});
