import type { Camera } from '@fengqiao/contract/cameras';
import type { WallLogEntry } from '@fengqiao/contract/wall-log';
import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Tour, TourInput } from '@fengqiao/contract/wall-tours';
import type { SceneShown, ScreensChanged, Wall } from '@fengqiao/contract/walls';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';

interface Answer<T> {
  status: number;
  /** Empty for an answer without one. */
  body: T & { error?: { code: string; message: string; details?: Record<string, unknown> } };
}

describe.each(engines())('a wall and who works it on %s', (engine) => {
  let gateway: DemoGateway;
  let operator: string;
  let leader: string;
  let admin: string;
  let kiosk: string;
  /** Public ones that hang on no screen. */
  let cameras: string[];

  beforeAll(async () => {
    gateway = await demoGateway(engine);
    operator = await gateway.login('operator01');
    leader = await gateway.login('leader01');
    admin = await gateway.login('admin01');
    kiosk = await gateway.login('kiosk01');
    const hanging = JSON.stringify((await ask<Wall>('GET', '')).body.screens);
    const listed = await inject({ url: '/api/cameras?limit=500', headers: { cookie: operator } });
    const { items } = listed.json<{ items: Camera[] }>();
    cameras = items.flatMap(({ id, private: hidden }) => (hidden || hanging.includes(id) ? [] : [id]));
  });
  afterAll(() => gateway?.close());
  beforeEach(() => gateway.db.ownerPool.query('delete from wall_lease'));

  /** On a machine with other work the loop of a test may be late, and a gateway that is late sends everybody away. */
  const inject = (call: InjectOptions) =>
    eventually('a gateway that is not overloaded', async () => {
      const answer = await gateway.app.inject(call);
      return answer.statusCode !== 503 && answer;
    });
  async function ask<T>(
    method: string,
    path: string,
    { as = operator, body, wall = 'hall' }: { as?: string; body?: object; wall?: string } = {},
  ): Promise<Answer<T>> {
    const answer = await inject({
      method: method as 'GET',
      url: `/api/walls/${wall}${path}`,
      headers: { cookie: as },
      ...(body === undefined ? {} : { payload: body }),
    });
    return {
      status: answer.statusCode,
      body: (answer.body === '' ? {} : answer.json()) as Answer<T>['body'],
    };
  }
  const codeOf = ({ body }: Answer<unknown>): string | undefined => body?.error?.code;
  const camera = (index: number): string => cameras[index] ?? '';
  const picture = (index: number): Tile => ({ kind: 'camera', cameraId: camera(index) });
  const words = (text: string): Tile => ({ kind: 'text', text });
  const put = (tiles: Tile[], as = operator, screen = '4') =>
    ask<Wall['screens'][number]>('PUT', `/screens/${screen}`, { as, body: { layout: '4', tiles } });
  const lease = (act: string, as = operator, more = {}) =>
    ask<{ lease: Wall['now']['lease'] }>('POST', '/lease', { as, body: { act, ...more } });
  const tourOf = (fields: Partial<TourInput> = {}): TourInput => ({
    name: '广场轮巡',
    dwellS: 10,
    targets: [{ screen: '4', place: 0 }],
    cameraIds: [camera(0), camera(1)],
    sceneIds: [],
    schedule: null,
    ...fields,
  });
  const make = async <T>(path: string, body: object): Promise<T> => {
    const { body: made, status } = await ask<T>('POST', path, { body });
    expect(status, JSON.stringify(made)).toBe(200);
    return made;
  };
  const log = async (query = ''): Promise<WallLogEntry[]> =>
    (await ask<{ items: WallLogEntry[] }>('GET', `/log${query}`)).body.items;
  const messages = async (): Promise<number> => {
    const { rows } = await gateway.db.ownerPool.query(`select count(*) as n from outbox where kind = 'wall'`);
    return Number(rows[0].n);
  };

  it('comes in the demo with scenes for its digits, all of which can be shown, and a patrol at the change of shifts', async () => {
    const { items } = (await ask<{ items: Scene[] }>('GET', '/scenes')).body;
    expect(items.map(({ digit, name }) => `${digit} ${name}`)).toEqual([
      '1 全市概览',
      '2 重点公共区域',
      '3 调解室状态',
      '4 引导受理区',
      '5 指挥调度区',
    ]);
    for (const { id, name, digit, screens } of items) {
      const kept = await ask('PUT', `/scenes/${id}`, { body: { name, digit, screens } });
      expect(kept.status, JSON.stringify(kept.body)).toBe(200);
      const shown = await ask<SceneShown>('POST', `/scenes/${id}/show`);
      expect(shown.body.emptied).toEqual([]);
      expect(shown.body.screens.map(({ tiles }) => tiles.length > 0)).not.toContain(false);
    }
    const { items: tours } = (await ask<{ items: Tour[] }>('GET', '/tours')).body;
    expect(tours).toMatchObject([{ name: '早班巡查', schedule: { from: '08:00', until: '08:20' } }]);
    // The others begin with a wall that has none.
    await gateway.db.ownerPool.query('delete from wall_tour; delete from wall_scene');
  });

  describe('a lease', () => {
    it('goes to one of two who reach for the wall at the same moment; the other is told who has it', async () => {
      const taken = async () => (await log('?deed=lease.taken')).length;
      const before = await taken();
      const answers = await Promise.all([put([words('一')]), put([words('二')], leader)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(codeOf(refused as Answer<unknown>)).toBe('wall.leased');
      const { lease: held } = (await ask<Wall>('GET', '')).body.now;
      expect(refused?.body.error?.details).toMatchObject({
        holder: held?.holder.account,
        displayName: held?.holder.displayName,
      });
      expect(await taken()).toBe(before + 1);
    });

    it('is told to the pages when it changes hands, and not when it is renewed', async () => {
      await lease('take');
      const before = await messages();
      expect((await lease('take')).body.lease?.holder.account).toBe('operator01');
      expect(await messages()).toBe(before);
      expect((await lease('ask', leader)).body.lease?.asked?.account).toBe('leader01');
      expect(await messages()).toBe(before + 1);
      expect((await lease('handOver')).body.lease?.holder.account).toBe('leader01');
      expect(codeOf(await put([words('一')]))).toBe('wall.leased');
      expect((await put([words('一')], leader)).status).toBe(200);
    });

    it('is handed only to somebody who is there and may work the wall', async () => {
      await lease('take');
      for (const to of ['nobody.at.all', 'kiosk01', 'leader02', 'head01'])
        expect(codeOf(await lease('handOver', operator, { to }))).toBe('wall.badHeir');
      await gateway.login('leader02');
      expect((await lease('handOver', operator, { to: 'leader02' })).status).toBe(200);
    });

    it('ends with its session, and with its time', async () => {
      const other = await gateway.login('operator01');
      expect((await put([words('一')], other)).status).toBe(200);
      await inject({ method: 'DELETE', url: '/api/session', headers: { cookie: other } });
      expect((await ask<Wall>('GET', '')).body.now.lease).toBeNull();
      expect(await gateway.app.wallKeeper.run()).toBe(1);
      expect((await log())[0]).toMatchObject({ deed: 'lease.released', account: 'operator01' });

      await lease('take', leader);
      await gateway.db.ownerPool.query(`update wall_lease set expires_at = now() - interval '1 second'`);
      const before = await messages();
      expect(await Promise.all([gateway.app.wallKeeper.run(), gateway.app.wallKeeper.run()])).toContain(1);
      expect(await gateway.app.wallKeeper.run()).toBe(0);
      expect(await messages()).toBe(before + 1);
      expect((await log())[0]).toMatchObject({ deed: 'lease.expired', account: null, object: 'leader01' });
    });
  });

  describe('what is put on a screen', () => {
    it('stands where a free layout says, and has no places else', async () => {
      const places = [
        { x: 0, y: 0, w: 16, h: 24 },
        { x: 16, y: 0, w: 8, h: 12 },
      ];
      const tiles = [words('大'), words('小')];
      const free = (layout: string, more: object) =>
        ask<Wall['screens'][number]>('PUT', '/screens/4', { body: { layout, tiles, ...more } });
      expect((await free('free', { places })).body).toMatchObject({ layout: 'free', places });
      expect(codeOf(await free('free', {}))).toBe('wall.places');
      expect((await free('4', { places })).body).toMatchObject({ layout: '4', places: [] });
    });

    it('is answered with what was there before, so that it can be taken back', async () => {
      await put([words('先'), picture(0)]);
      const { body } = await put([words('后')]);
      expect(body).toMatchObject({
        tiles: [words('后')],
        before: { layout: '4', tiles: [words('先'), picture(0)] },
        stoppedTours: [],
      });
    });

    it('changes on two screens at once or on none, and what made way begins again when it is taken back', async () => {
      const screens = (...put: [id: string, tiles: Tile[]][]) =>
        put.map(([id, tiles]) => ({ id, layout: '4', tiles }));
      const both = (body: object) => ask<ScreensChanged>('PUT', '/screens', { body });
      await both({ screens: screens(['3', [words('左')]], ['4', [words('右')]]) });
      const tour = await make<Tour>('/tours', tourOf({ name: '回来' }));
      await ask('POST', `/tours/${tour.id}/run`, { body: { act: 'start' } });

      const swapped = await both({ screens: screens(['3', [words('右')]], ['4', [words('左')]]) });
      expect(swapped.body).toMatchObject({
        screens: [{ tiles: [words('右')] }, { tiles: [words('左')] }],
        before: [
          { id: '3', layout: '4', tiles: [words('左')] },
          { id: '4', layout: '4', tiles: [words('右')] },
        ],
        stoppedTours: [{ id: tour.id, name: '回来' }],
      });
      const none = await both({ screens: screens(['3', [words('半')]], ['99', [words('半')]]) });
      expect(codeOf(none)).toBe('notFound');
      const shown = async () => (await ask<Wall>('GET', '')).body;
      expect((await shown()).screens.find(({ id }) => id === '3')?.tiles).toEqual([words('右')]);

      await both({ screens: swapped.body.before, resume: [tour.id, crypto.randomUUID()] });
      const { screens: back, now } = await shown();
      expect(back.find(({ id }) => id === '4')?.tiles).toEqual([words('右')]);
      expect(now.tours.map((run) => [run.tour.id, run.startedBy])).toEqual([[tour.id, 'operator01']]);
      await ask('DELETE', `/tours/${tour.id}`);
    });

    it('is refused with the tile named, and leaves nothing behind', async () => {
      await put([words('原来')]);
      await gateway.db.ownerPool.query('delete from wall_lease');
      const { rows } = await gateway.db.ownerPool.query('select id from camera where private limit 1');
      const refused: [Tile, string][] = [
        [{ kind: 'camera', cameraId: rows[0].id }, 'wall.privateCamera'],
        [{ kind: 'map', area: '500000' }, 'wall.otherArea'],
        [{ kind: 'map', area: '511999' }, 'notFound'],
        [{ kind: 'case', caseCode: '511902-2026-000001-1' }, 'notFound'],
        [{ kind: 'page', path: '/cases' }, 'wall.badPage'],
      ];
      for (const [tile, code] of refused) {
        const answer = await put([words('新'), tile]);
        expect(codeOf(answer)).toBe(code);
        expect(answer.body.error?.details).toMatchObject({ screen: '4', tile: 2 });
      }
      const wall = (await ask<Wall>('GET', '')).body;
      expect(wall.screens.find(({ id }) => id === '4')?.tiles).toEqual([words('原来')]);
      expect(wall.now.lease).toBeNull();
    });

    it('may be a case of the wall’s area, and is not one that is sealed', async () => {
      const event = {
        eventId: 'wall-1',
        caseRef: 'wall-1',
        type: 'case.registered',
        occurredAt: new Date().toISOString(),
        areaCode: '511902',
        title: '楼道堆物的纠纷',
      };
      const sent = await inject({
        method: 'POST',
        url: '/api/ingest/events',
        headers: { authorization: `Bearer ${gateway.credentials.sourceKey}` },
        payload: [event],
      });
      const [made] = (sent.json() as { cases: { caseCode: string }[] }).cases;
      const tile: Tile = { kind: 'case', caseCode: made?.caseCode ?? '' };
      expect((await put([tile])).status).toBe(200);
      // An administrator sets walls up and sees no case.
      expect(JSON.stringify((await ask('GET', '')).body)).toContain(tile.caseCode);
      expect(JSON.stringify((await ask('GET', '', { as: admin })).body)).not.toContain(tile.caseCode);
      await gateway.db.ownerPool.query('update case_state set sealed = true where case_code = $1', [
        tile.caseCode,
      ]);
      expect(codeOf(await put([tile]))).toBe('notFound');
    });
  });

  describe('a scene', () => {
    it('comes back as it was saved, on all its screens at once, and leaves private cameras out', async () => {
      const screens = [
        { id: '3', layout: '1', tiles: [words('三')], places: [] },
        { id: '4', layout: '4', tiles: [picture(5), words('四')], places: [] },
      ];
      const scene = await make<Scene>('/scenes', { name: '全市概览', digit: 9, screens });
      await put([words('别的')]);
      await gateway.db.ownerPool.query('update camera set private = true where id = $1', [camera(5)]);
      const before = await messages();
      const shown = await ask<SceneShown>('POST', `/scenes/${scene.id}/show`);
      await gateway.db.ownerPool.query('update camera set private = false where id = $1', [camera(5)]);
      expect(shown.body).toMatchObject({
        screens: [
          { id: '3', tiles: [words('三')] },
          { id: '4', tiles: [{ kind: 'empty' }, words('四')] },
        ],
        before: [{ id: '3' }, { id: '4', tiles: [words('别的')] }],
        emptied: [{ screen: '4', place: 0, cameraId: camera(5) }],
      });
      expect(await messages()).toBe(before + 2);
      expect((await log('?deed=scene.shown'))[0]).toMatchObject({
        object: '全市概览',
        account: 'operator01',
      });
    });

    it('has a name and a digit of its own, and stays while a tour shows it', async () => {
      const screens = [{ id: '4', layout: '1', tiles: [words('一')], places: [] }];
      const first = await make<Scene>('/scenes', { name: '调解室状态', digit: 8, screens });
      const again = (body: object) => ask('POST', '/scenes', { body: { screens, digit: null, ...body } });
      expect(codeOf(await again({ name: '调解室状态' }))).toBe('wall.sceneName');
      expect(codeOf(await again({ name: '另一个', digit: 8 }))).toBe('wall.sceneDigit');
      const tour = await make<Tour>(
        '/tours',
        tourOf({ name: '场景轮巡', cameraIds: [], targets: [], sceneIds: [first.id] }),
      );
      const refused = await ask('DELETE', `/scenes/${first.id}`);
      expect([codeOf(refused), refused.body.error?.details]).toEqual([
        'wall.sceneInTour',
        { tour: '场景轮巡' },
      ]);
      expect((await ask('DELETE', `/tours/${tour.id}`)).status).toBe(204);
      expect((await ask('DELETE', `/scenes/${first.id}`)).status).toBe(204);
    });
  });

  describe('a tour', () => {
    const knows = async (id: string) =>
      (await inject({ url: `/api/cameras/${id}`, headers: { cookie: kiosk } })).statusCode === 200;

    it('opens its cameras to the displays of the wall while it runs, but for those that became private', async () => {
      const tour = await make<Tour>('/tours', tourOf({ name: '开门', cameraIds: [camera(7), camera(8)] }));
      expect(await knows(camera(8))).toBe(false);
      const run = (act: string) => ask<{ run: object }>('POST', `/tours/${tour.id}/run`, { body: { act } });
      expect((await run('start')).body.run).toMatchObject({
        startedBy: 'operator01',
        tour: { name: '开门' },
      });
      expect([await knows(camera(7)), await knows(camera(8))]).toEqual([true, true]);
      await gateway.db.ownerPool.query('update camera set private = true where id = $1', [camera(8)]);
      expect((await ask<Wall>('GET', '')).body.now.tours[0]?.tour.cameraIds).toEqual([camera(7)]);
      await gateway.db.ownerPool.query('update camera set private = false where id = $1', [camera(8)]);
      expect((await run('pause')).body.run).toMatchObject({ pausedAt: expect.any(String) });
      expect((await run('stop')).body.run).toBeNull();
      expect(await knows(camera(8))).toBe(false);
      expect((await log()).slice(0, 3).map(({ deed }) => deed)).toEqual([
        'tour.stopped',
        'tour.paused',
        'tour.started',
      ]);
    });

    it('opens the cameras of its scenes and of the alarm that stands on the wall as well', async () => {
      const screens = [{ id: '4', layout: '1', tiles: [picture(9)], places: [] }];
      const scene = await make<Scene>('/scenes', { name: '门口一览', digit: null, screens });
      const form = tourOf({ name: '两景', cameraIds: [], targets: [], sceneIds: [scene.id] });
      const tour = await make<Tour>('/tours', form);
      expect(await knows(camera(9))).toBe(false);
      await ask('POST', `/tours/${tour.id}/run`, { body: { act: 'start' } });
      expect(await knows(camera(9))).toBe(true);
      await ask('DELETE', `/tours/${tour.id}`);
      expect(await knows(camera(9))).toBe(false);

      await gateway.db.ownerPool.query(
        `insert into wall_alarm (wall_id, case_id, outbox_seq, tier, state, shown_at, until, tiles)
         select 'hall', case_id, 1, 'red', 'shown', now(), now() + interval '1 hour', $1 from case_state limit 1`,
        [JSON.stringify([picture(9)])],
      );
      expect(await knows(camera(9))).toBe(true);
      await gateway.db.ownerPool.query('delete from wall_alarm');
    });

    it('ends when somebody puts something where it would cover it, and not when it is put beside', async () => {
      const tour = await make<Tour>('/tours', tourOf({ name: '让路' }));
      await put([words('一'), words('二')]);
      await ask('POST', `/tours/${tour.id}/run`, { body: { act: 'start' } });
      expect((await put([words('一'), words('新')])).body).toMatchObject({ stoppedTours: [] });
      expect((await put([words('换'), words('新')])).body).toMatchObject({
        stoppedTours: [{ id: tour.id, name: '让路' }],
      });
      expect((await ask<Wall>('GET', '')).body.now.tours).toEqual([]);
    });

    it('begins and ends by its schedule, once on several gateways, and rests when it was stopped by hand', async () => {
      const schedule = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '18:00' };
      const tour = await make<Tour>('/tours', tourOf({ name: '定时', schedule }));
      const at = (clock: string): Date => new Date(`2030-01-07T${clock}:00+08:00`);
      const { wallKeeper } = gateway.app;
      expect(await wallKeeper.run(at('07:59'))).toBe(0);
      expect((await Promise.all([wallKeeper.run(at('08:00')), wallKeeper.run(at('08:00'))])).sort()).toEqual([
        0, 1,
      ]);
      expect((await ask<Wall>('GET', '')).body.now.tours).toMatchObject([{ startedBy: null }]);
      expect((await log())[0]).toMatchObject({ deed: 'tour.started', account: null, object: '定时' });

      await ask('POST', `/tours/${tour.id}/run`, { body: { act: 'stop' } });
      await gateway.db.ownerPool.query('update wall_tour set stopped_until = $2 where id = $1', [
        tour.id,
        at('18:00'),
      ]);
      expect(await wallKeeper.run(at('12:00'))).toBe(0);
      const nextDay = (clock: string): Date => new Date(at(clock).getTime() + 86_400_000);
      expect(await wallKeeper.run(nextDay('08:00'))).toBe(1);
      expect(await wallKeeper.run(nextDay('18:00'))).toBe(1);
      expect((await ask<Wall>('GET', '')).body.now.tours).toEqual([]);
      await ask('DELETE', `/tours/${tour.id}`);
    });
  });

  describe('the duty log', () => {
    it('takes notes, is read page by page, and leaves as a file for whoever comes next', async () => {
      const tour = await make<Tour>('/tours', tourOf({ name: '夜巡' }));
      const note = { note: '=东门灯不亮，已报修', tourId: tour.id };
      expect((await ask('POST', '/log', { body: note })).body).toMatchObject({
        deed: 'note',
        object: '夜巡',
        displayName: '指挥调度员',
      });
      const first = (await ask<{ items: WallLogEntry[]; nextCursor: string }>('GET', '/log?limit=2')).body;
      const second = await log(`?limit=2&cursor=${first.nextCursor}`);
      expect(first.items[0]).toMatchObject({ note: note.note });
      expect((second[0]?.id ?? 0) < (first.items[1]?.id ?? 0)).toBe(true);
      expect(await log('?day=2020-01-01')).toEqual([]);
      const file = await inject({
        url: '/api/walls/hall/log/export?deed=note',
        headers: { cookie: operator },
      });
      expect(file.headers['content-disposition']).toContain('wall-hall-log-');
      const [headings = '', line = ''] = file.body.split('\r\n');
      expect(headings).toContain('时间,事项');
      expect(line).toMatch(
        /^\d+,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,值班备注,夜巡,operator01,指挥调度员,'=东门灯不亮，已报修$/,
      );
    });
  });

  describe('walls and screens', () => {
    it('are made, ordered, set up and taken away by heads and system administrators', async () => {
      const wall = 'annex';
      const form = { name: '分厅', areaCode: '511902' };
      expect((await ask('PUT', '', { wall, body: form })).status).toBe(403);
      const head = await gateway.login('head01');
      expect((await ask<Wall>('PUT', '', { wall, as: admin, body: form })).body).toMatchObject({
        id: wall,
        name: '分厅',
        screens: [],
      });
      for (const id of ['left', 'right'])
        await ask('PUT', `/screens/${id}/form`, {
          wall,
          as: admin,
          body: { name: id, scale: 1.5, reserved: [3, 1] },
        });
      expect(codeOf(await ask('PUT', '', { wall, as: admin, body: { ...form, screens: ['left'] } }))).toBe(
        'wall.screens',
      );
      const ordered = await ask<Wall>('PUT', '', {
        wall,
        as: admin,
        body: { ...form, name: '新名', screens: ['right', 'left'] },
      });
      expect(ordered.body).toMatchObject({
        name: '新名',
        screens: [{ id: 'right', scale: 1.5, reserved: [3, 1], tiles: [] }, { id: 'left' }],
      });
      // Whose id belongs to the city's wall, which a county does not see, chooses another.
      expect(codeOf(await ask('PUT', '', { as: head, body: form }))).toBe('wall.exists');

      await ask('POST', '/lease', { wall, body: { act: 'take' } });
      expect(codeOf(await ask('DELETE', '/screens/left', { wall, as: admin }))).toBe('wall.leased');
      expect(codeOf(await ask('DELETE', '', { wall, as: admin }))).toBe('wall.leased');
      await ask('POST', '/lease', { wall, body: { act: 'release' } });
      expect((await ask('DELETE', '/screens/left', { wall, as: admin })).status).toBe(204);
      expect((await ask('DELETE', '', { wall, as: admin })).status).toBe(204);
      expect((await ask('GET', '', { wall })).status).toBe(404);
    });
  });
});
