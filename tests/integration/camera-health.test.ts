import { areaKey } from '@fengqiao/contract/areas';
import type { CameraHealth, CameraHealthHistory, OutageChange } from '@fengqiao/contract/camera-health';
import type { CameraState } from '@fengqiao/contract/cameras';
import { Prober } from '@fengqiao/gateway/features/camera-health/prober';
import { recordHealth } from '@fengqiao/gateway/features/camera-health/record';
import { RelayHealth } from '@fengqiao/gateway/features/camera-health/relay-health';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { type PrivateRoom, privateRoom, room } from '../helpers/private-room.ts';

/** Long enough that every verdict of a relay stands. */
const minute = 60_000;

describe.each(engines())('the health of cameras on %s', (engine) => {
  let scene: PrivateRoom;
  let operator: string;
  let kiosk: string;
  let url: string;
  const pages: Socket[] = [];
  /** Public cameras with a source, by id; the pictures they play, by path. */
  let playable: { id: string; name: string; areaCode: string; owner: string }[];

  beforeAll(async () => {
    scene = await privateRoom(engine);
    url = await scene.gateway.listen();
    operator = await scene.gateway.login('operator01');
    kiosk = await scene.gateway.login('kiosk01');
    const { body } = await scene.send<{ items: typeof playable }>(
      'GET',
      '/api/cameras?playable=true&limit=200',
      operator,
    );
    playable = body.items.filter((camera) => !(camera as { private?: boolean }).private);
    await eventually('the node answers', () => scene.gateway.app.media.summary().nodes === 1);
  });
  afterAll(async () => {
    for (const page of pages) page.disconnect();
    await scene.close();
  });

  const app = () => scene.gateway.app;
  const health = async (cookie = operator, query = '') =>
    (await scene.send<CameraHealth>('GET', `/api/cameras/health${query}`, cookie)).body;
  const history = (id: string, cookie = operator) =>
    scene.send<CameraHealthHistory>('GET', `/api/cameras/${id}/health?days=7`, cookie);

  /** A page with what it is told of cameras. */
  async function follow(cookie: string) {
    const page = io(url, { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true });
    pages.push(page);
    const told = { outages: [] as OutageChange[], states: [] as CameraState[] };
    page.on('camera.outage', (change: OutageChange) => told.outages.push(change));
    page.on('camera.state', (change: CameraState) => told.states.push(change));
    await new Promise<void>((resolve) => page.on('connect', () => resolve()));
    const seq = await page.timeout(30_000).emitWithAck('area.watch', '511900');
    expect(seq).toMatchObject({ seq: expect.any(Number) });
    return told;
  }

  it('is not known before somebody has asked, and says of how many', async () => {
    const { total, outageCount, checkHours } = await health();
    const registered = await scene.gateway.db.ownerPool.query(
      'select count(*)::int as n, count(*) filter (where private)::int as private from camera',
    );
    expect(total).toMatchObject({ registered: registered.rows[0].n, checked: 0, online: 0 });
    expect(total.private).toBeGreaterThan(0);
    expect(total.withSource).toBe(playable.length);
    expect([outageCount, checkHours]).toEqual([0, 24]);
  });

  it('is found by asking all of them a few at a time, without opening a picture', async () => {
    // A round every 18 minutes of a day: an eightieth of the registry, at least four.
    const prober = new Prober(app(), { hours: 24, everyMs: 18 * minute });
    const asked: (number | null)[] = [];
    do asked.push(await prober.round());
    while (asked.at(-1) !== 0 && asked.length < 100);
    expect(asked.slice(0, 3)).toEqual([4, 4, 4]);
    const { total, areas, owners, placeTypes } = await health();
    expect(total).toMatchObject({ checked: playable.length, online: playable.length });
    for (const groups of [areas, owners, placeTypes])
      expect(groups.reduce((sum, { registered }) => sum + registered, 0)).toBe(total.registered);
    expect(areas.every(({ key, name }) => /^\d{6,}$/.test(key) && name !== key)).toBe(true);
    const status = await fetch(`${scene.nodeUrl}/internal/status`, {
      headers: { authorization: `Bearer ${scene.secret}` },
    });
    expect(((await status.json()) as { sessions: unknown[] }).sessions).toEqual([]);
    expect((await history(playable[0]?.id ?? '')).body).toMatchObject({
      entries: [{ state: 'online', reason: null }],
      latest: { state: 'online', outageAt: null },
    });
  });

  it('tells the beginning and the end of an outage once each, to staff and to no kiosk', async () => {
    const [staff, wall] = [await follow(operator), await follow(kiosk)];
    for (const camera of scene.cameras.cameras.values()) camera.die();
    const past = () =>
      scene.gateway.db.ownerPool.query(`update camera_online set checked_at = now() - interval '2 days'`);
    await past();
    const prober = new Prober(app(), { hours: 24, everyMs: 24 * 60 * minute });
    await prober.round();
    await past();
    await prober.round();
    const { total, outages, outageCount } = await health();
    expect([total.checked, total.online, outageCount]).toEqual([playable.length, 0, playable.length]);
    expect(outages[0]).toMatchObject({ reason: expect.stringMatching(/refused|connection-lost|no-answer/) });
    await eventually('the beginnings', () => staff.outages.length >= playable.length);

    for (const camera of scene.cameras.cameras.values()) camera.revive();
    await scene.gateway.db.ownerPool.query(
      `update camera_online set checked_at = now() - interval '11 minutes'`,
    );
    await prober.round();
    await eventually('the ends', () => staff.outages.length >= 2 * playable.length);
    expect((await health()).outageCount).toBe(0);
    const of = (id: string) => staff.outages.filter(({ cameraId }) => cameraId === id);
    for (const { id, name, areaCode } of playable)
      expect(of(id)).toMatchObject([
        { name, areaCode, state: 'outage' },
        { name, areaCode, state: 'online', reason: null },
      ]);
    expect(wall.outages).toEqual([]);
  });

  it('is known of watched cameras from their relays, and told once whichever gateway sees it', async () => {
    const told = await follow(operator);
    const { id } = playable[1] ?? { id: '' };
    const grant = (await scene.play(operator, id)).body;
    await fetch(grant.playlist);
    const relays = () => app().media.relays();
    await eventually('the relay is live', () => relays().some(({ state }) => state === 'live'));
    const sight = async (state: 'live' | 'failed', at: number) => {
      const seen = relays()
        .filter(({ cameraId }) => cameraId === id)
        .map((relay) => ({ ...relay, state }));
      // Two gateways look at the same relays.
      return Promise.all(watchers.map((watcher) => recordHealth(app(), watcher.look(seen, at))));
    };
    const watchers = [new RelayHealth(), new RelayHealth()];
    for (let second = 0; second <= 200; second += 1) {
      const flaps = second > 60 && second < 160 && second % 4 < 2;
      await sight(flaps ? 'failed' : 'live', second * 1_000);
    }
    await eventually('the end', () => told.outages.some(({ state }) => state === 'online'));
    expect(told.outages.map(({ cameraId, state }) => [cameraId, state])).toEqual([
      [id, 'outage'],
      [id, 'online'],
    ]);
  });

  it('says nothing of mediation rooms', async () => {
    expect((await history(room.cameraId)).body).toMatchObject({ before: null, entries: [], latest: null });
    const since = new Date();
    await recordHealth(app(), [
      { cameraId: room.cameraId, state: 'outage', since, reason: 'refused', node: scene.nodeUrl },
    ]);
    const kept = await scene.gateway.db.ownerPool.query(
      `select (select count(*)::int from camera_online where camera_id = $1) as online,
              (select count(*)::int from camera_health where camera_id = $1) as log`,
      [room.cameraId],
    );
    expect(kept.rows).toEqual([{ online: 0, log: 0 }]);
  });

  it('is that of the own area, and moves with a camera', async () => {
    const { cookie } = await scene.person('head', '511902');
    const county = await health(cookie);
    const inCounty = playable.filter(({ areaCode }) => areaCode.startsWith('511902'));
    expect(county.total.checked).toBe(inCounty.length);
    expect((await health(cookie, '?area=511921')).total.registered).toBe(0);
    const other = playable.find(({ areaCode }) => !areaCode.startsWith('511902'));
    expect((await history(other?.id ?? '', cookie)).status).toBe(404);
    const shown = await health(kiosk);
    expect(shown.total.registered).toBeGreaterThan(0);
    expect(shown.outages, 'a display is told how many are out, not which').toEqual([]);

    await scene.gateway.db.ownerPool.query('update camera set area = $2 where id = $1', [
      other?.id,
      areaKey('511902001'),
    ]);
    expect((await health(cookie)).total.checked).toBe(inCounty.length + 1);
  });

  it('tells a kiosk the states of the cameras on its wall and of no others', async () => {
    const hung = playable[3]?.id ?? '';
    const free = playable[4]?.id ?? '';
    await scene.gateway.db.ownerPool.query(
      `update screen set layout = '1', tiles = $1::jsonb where wall_id = 'hall' and id = '4'`,
      [JSON.stringify([{ kind: 'camera', cameraId: hung }])],
    );
    const [wall, staff] = [await follow(kiosk), await follow(operator)];
    for (const id of [free, hung]) await fetch((await scene.play(operator, id)).body.playlist);
    const live = (told: typeof wall, id: string) =>
      told.states.some(({ cameraId, state }) => cameraId === id && state === 'live');
    await eventually('staff hear of both', () => live(staff, free) && live(staff, hung));
    await eventually('the wall hears of its camera', () => live(wall, hung));
    expect(wall.states.filter(({ cameraId }) => cameraId === free)).toEqual([]);
  });
});
