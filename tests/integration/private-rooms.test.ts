import { readdir } from 'node:fs/promises';
import type { RelayReport } from '@fengqiao/contract/cameras';
import { PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import type { ScreenReport } from '@fengqiao/contract/screen-reports';
import { usualAlarmPolicy } from '@fengqiao/contract/wall-alarms';
import { nodeRoutes, signPlayGrant } from '@fengqiao/streams';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Loot, pictureIn, take } from '../helpers/picture-hunt.ts';
import { PicturePage } from '../helpers/picture-page.ts';
import { type PrivateRoom, privateRoom, room } from '../helpers/private-room.ts';
import { filesOf } from './streams-viewer.ts';

/** A way somebody might get a private room's picture, and the routes it goes through. */
interface Way {
  routes: string[];
  /** It may answer, there must be nothing in it; else it has to be refused. */
  mayAnswer?: true;
  attempt(): Promise<Loot[]>;
}

/** Whatever has such a word in its name may lead to a picture: it needs an attempt in `ways`. */
const mayLeadToPicture =
  /camera|play|live|stream|media|picture|image|poster|snapshot|still|thumb|preview|frame|record|replay|dvr|archive|clip|scene|tour|patrol|wall|tile|screen|viewing|prewarm|approval|\bws\b|socket|mux/i;

/** Ways that do not exist. When one is built, its name shows up in a route table and its attempt belongs into `ways`. */
const notBuilt: Record<string, RegExp> = {
  'a picture that stands still': /still|thumb|preview|image/i,
  'a cut from a recording': /dvr|archive|clip|export.*record|record.*export/i,
};
/** Where they would be asked for, at the gateway and at a node. */
const guesses = (id: string): string[] => [
  `/recordings/${id}`,
  `/recordings/${id}/index.m3u8`,
  `/api/recordings?cameraId=${id}`,
  `/api/cameras/${id}/recordings`,
  `/api/cameras/${id}/poster`,
  `/api/cameras/${id}/snapshot.jpg`,
  `/posters/${id}.jpg`,
  `/snapshot/${id}`,
  `/live/${id}/poster.jpg`,
  `/hls/${id}/index.m3u8`,
  `/live/${id}/index.m3u8`,
  `/live/${id}.flv`,
  `/${id}.m3u8`,
  `/${id}/index.m3u8`,
  `/streams/${id}`,
  `/api/walls/hall/scenes/1/frames/${id}`,
  `/api/walls/hall/tours/1/next`,
  `/api/walls/hall/ws`,
];

describe.each(engines())('the picture of a private room on %s', (engine) => {
  const { cameraId } = room;
  let scene: PrivateRoom;
  let gatewayUrl: string;
  let operator: string;
  let head: string;
  let kiosk: string;
  let admin: string;
  let streetId: string;
  /** Somebody looks at the room, rightly, while all others try. */
  let viewer: string;
  let viewingId: string;
  let files: string[];

  beforeAll(async () => {
    scene = await privateRoom(engine);
    gatewayUrl = await scene.gateway.listen();
    operator = await scene.gateway.login('operator01');
    head = await scene.gateway.login('head01');
    kiosk = await scene.gateway.login('kiosk01');
    admin = await scene.gateway.login('admin01');
    const cameras = await scene.send<{ items: { id: string }[] }>(
      'GET',
      '/api/cameras?playable=true&placeType=square&limit=1',
      operator,
    );
    streetId = cameras.body.items[0]?.id ?? '';
    viewer = (await scene.person('operator', '511900')).cookie;
    viewingId = await scene.approved(viewer, head, { minutes: 30 });
    files = await filesNow();
  });
  afterAll(() => scene.close());

  /** Files of the running relay, as the approved viewer is told them. */
  async function filesNow(): Promise<string[]> {
    const playlist = await (await fetch((await scene.play(viewer)).body.playlist)).text();
    const { map, segments, parts, hint } = filesOf(playlist);
    return ['index.m3u8', map, segments.at(-1) ?? '', parts.at(-1) ?? '', hint, 'state'];
  }

  const grant = (more: { cameraId?: string; expires?: number; approval?: string; secret?: string } = {}) =>
    signPlayGrant(more.secret ?? scene.secret, {
      cameraId: more.cameraId ?? cameraId,
      session: 'session',
      terminal: 'terminal',
      expires: more.expires ?? Math.floor(Date.now() / 1000) + PLAY_GRANT_MAX_S - 5,
      ...(more.approval === undefined ? {} : { approval: more.approval }),
    });
  const recordedGrant = (id: string, from: number, to: number, approval?: string) =>
    signPlayGrant(scene.secret, {
      cameraId: id,
      session: 'session',
      terminal: 'terminal',
      expires: Math.floor(Date.now() / 1000) + PLAY_GRANT_MAX_S - 5,
      from,
      to,
      ...(approval === undefined ? {} : { approval }),
    });
  /** Every file of the running relay, under a grant. */
  const underGrant = async (token: string): Promise<Loot[]> => {
    files = await filesNow();
    const small = files.map((file) => `sub/${file}`);
    return Promise.all(
      [...files, ...small, 'poster.mp4'].map((file) =>
        take(scene.nodeUrl, `/live/${token}/${cameraId}/${file}`),
      ),
    );
  };
  const fromGateway = (path: string, cookie: string, method = 'GET', body?: object) =>
    take(gatewayUrl, path, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const playAs = (cookie: string) => fromGateway(`/api/cameras/${cameraId}/play`, cookie, 'POST');
  const internal = (method: string, path: string, authorization?: string, body = '{}') =>
    take(scene.nodeUrl, path, {
      method,
      headers: authorization === undefined ? {} : { authorization },
      body,
    });
  const internalPaths = (): [method: string, path: string][] => [
    ['GET', '/internal/status'],
    ['PUT', `/internal/cameras/${cameraId}`],
    ['DELETE', `/internal/cameras/${cameraId}`],
    ['POST', `/internal/cameras/${cameraId}/prewarm`],
    ['POST', `/internal/cameras/${cameraId}/check`],
    ['POST', `/internal/approvals/${viewingId}/end`],
    ['GET', '/internal/recordings'],
    ['GET', `/internal/recordings/${cameraId}?from=0&to=9999999999999`],
    ['PUT', `/internal/recordings/${cameraId}`],
    ['DELETE', `/internal/recordings/${cameraId}`],
  ];
  /** Hangs the room's camera on the wall behind the gateway's back, as an old row might. */
  const forceTile = (tile: object) =>
    scene.gateway.db.ownerPool.query(
      `update screen set layout = '1', tiles = $1::jsonb where wall_id = 'hall' and id = '4'`,
      [JSON.stringify([tile])],
    );

  const ways: Record<string, Way> = {
    'a grant for another camera': {
      routes: [
        'NODE GET /live/:grant/:camera/:file',
        'NODE GET /live/:grant/:camera/sub/:file',
        'NODE GET /live/:grant/:camera/poster.mp4',
      ],
      attempt: () => underGrant(grant({ cameraId: streetId, approval: viewingId })),
    },
    'a grant without an approval': { routes: [], attempt: () => underGrant(grant()) },
    'an expired grant': {
      routes: [],
      attempt: () => underGrant(grant({ approval: viewingId, expires: Math.floor(Date.now() / 1000) - 1 })),
    },
    'a grant that would never expire': {
      routes: [],
      attempt: () =>
        underGrant(grant({ approval: viewingId, expires: Math.floor(Date.now() / 1000) + 86_400 })),
    },
    'a grant signed with a guessed secret': {
      routes: [],
      attempt: () => underGrant(grant({ approval: viewingId, secret: 'x'.repeat(32) })),
    },
    'the grant of a viewing that was ended': {
      routes: ['POST /api/viewings', 'POST /api/viewings/:id/decision', 'POST /api/viewings/:id/end'],
      async attempt() {
        const { cookie } = await scene.person('operator', '511900');
        const id = await scene.approved(cookie, head);
        const { playlist } = (await scene.play(cookie)).body;
        const token = playlist.split('/')[4] ?? '';
        await scene.end(id, cookie);
        return [...(await underGrant(token)), ...(await underGrant(grant({ approval: id })))];
      },
    },
    'a request that nobody has agreed to': {
      routes: [],
      async attempt() {
        const { cookie } = await scene.person('leader', '511900');
        const { body } = await scene.ask(cookie);
        await scene.decide(body.id, cookie);
        return [await playAs(cookie)];
      },
    },
    'a guessed path, with a grant for a street': {
      routes: [],
      attempt: () => {
        const own = `/live/${grant({ cameraId: streetId })}/${streetId}/`;
        const names = [
          `..%2f${cameraId}%2findex.m3u8`,
          `..%252f${cameraId}%252findex.m3u8`,
          `%2e%2e/${cameraId}/index.m3u8`,
          `%252e%252e/${cameraId}/index.m3u8`,
          `../${cameraId}/index.m3u8`,
          `..\\${cameraId}\\index.m3u8`,
          `index.m3u8%00/../${cameraId}`,
          `index.m3u8?camera=${cameraId}&_HLS_msn=0`,
        ];
        return Promise.all(names.slice(0, -1).map((name) => take(scene.nodeUrl, own + name)));
      },
    },
    'a direct request to the node': {
      routes: ['NODE GET /health', 'NODE GET /metrics'],
      mayAnswer: true,
      attempt: () =>
        Promise.all(
          [
            '/',
            '/health',
            '/metrics',
            '/live/',
            `/live/${'a'.repeat(50)}.${'b'.repeat(43)}/${cameraId}/index.m3u8`,
          ]
            .concat(guesses(cameraId))
            .map((path) => take(scene.nodeUrl, path)),
        ),
    },
    'the internal API without its secret': {
      routes: [
        'NODE GET /internal/status',
        'NODE PUT /internal/cameras/:id',
        'NODE DELETE /internal/cameras/:id',
        'NODE POST /internal/approvals/:id/end',
        'NODE GET /internal/recordings',
        'NODE DELETE /internal/recordings/:camera',
      ],
      async attempt() {
        const loot = await Promise.all(
          internalPaths().flatMap(([method, path]) =>
            [undefined, 'Bearer', `Bearer ${scene.secret}x`, `Basic ${scene.secret}`].map((authorization) =>
              internal(method, path, authorization),
            ),
          ),
        );
        expect(new Set(loot.map(({ status }) => status))).toEqual(new Set([401]));
        return loot;
      },
    },
    'a recording that the gateway orders in error': {
      routes: ['NODE PUT /internal/recordings/:camera', 'NODE GET /internal/recordings/:camera'],
      attempt: async () => {
        const bearer = `Bearer ${scene.secret}`;
        const url = `rtsp://127.0.0.1:${scene.cameras.port}/any`;
        // An older word than the one that made it private, as of a gateway that has not noticed yet.
        for (const isPrivate of [true, false]) {
          const order = { url, private: isPrivate, version: isPrivate ? Date.now() : 1, recordHours: 24 };
          await internal('PUT', `/internal/cameras/${cameraId}`, bearer, JSON.stringify(order));
        }
        const path = `/internal/recordings/${cameraId}`;
        const loot = [
          await internal('PUT', path, bearer, '{"hours":24}'),
          await internal('GET', `${path}?from=0&to=9999999999999`, bearer),
        ];
        // What is asked of the gateway brings the right registration back.
        await scene.play(viewer);
        expect(await readdir(scene.ring)).not.toContain(cameraId);
        return loot;
      },
    },
    'a grant for a recording': {
      routes: ['NODE GET /recorded/:grant/:camera/:file'],
      attempt: () => {
        const to = Math.floor(Date.now() / 1000);
        const [own, others] = [cameraId, streetId].map((id) =>
          [undefined, viewingId].map((approval) => recordedGrant(id, to - 3600, to, approval)),
        );
        const grants = [...(own ?? []), ...(others ?? []), grant({ approval: viewingId }), grant()];
        const names = ['index.m3u8', `${to * 1000}.mp4`, `..%2f${cameraId}%2findex.m3u8`];
        return Promise.all([
          ...grants.flatMap((token) =>
            names.map((name) => take(scene.nodeUrl, `/recorded/${token}/${cameraId}/${name}`)),
          ),
          ...(own ?? []).flatMap((token) =>
            ['index.m3u8', 'sub/index.m3u8', 'poster.mp4'].map((name) =>
              take(scene.nodeUrl, `/live/${token}/${cameraId}/${name}`),
            ),
          ),
        ]);
      },
    },
    'the recording, replaying or saving of public pictures': {
      routes: [
        'PUT /api/cameras/:id/recording',
        'GET /api/cameras/:id/recordings',
        'POST /api/cameras/:id/playback',
        'POST /api/cameras/:id/snapshots',
      ],
      async attempt() {
        const now = Date.now();
        const times = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now).toISOString() };
        const base = `/api/cameras/${cameraId}`;
        const people = [viewer, operator, head, kiosk, admin, await scene.gateway.login('leader01')];
        const loot = await Promise.all(
          people.flatMap((cookie) => [
            fromGateway(`${base}/recording`, cookie, 'PUT', { hours: 24, reason: '核查秩序' }),
            fromGateway(`${base}/recordings?day=2026-11-22`, cookie),
            fromGateway(`${base}/playback`, cookie, 'POST', times),
            fromGateway(`${base}/snapshots`, cookie, 'POST', { of: 'live', capturedAt: null }),
          ]),
        );
        const codes = loot.map(({ body }) => JSON.parse(body.toString()).error.code);
        expect(new Set(codes)).toEqual(new Set(['recording.private', 'access.denied']));
        await scene.gateway.app.recordings.round();
        expect(await readdir(scene.ring)).not.toContain(cameraId);
        return loot;
      },
    },
    'the one connection of a page to a node': {
      routes: ['NODE GET /pictures'],
      async attempt() {
        const { cookie } = await scene.person('operator', '511900');
        const ended = await scene.approved(cookie, head);
        await scene.end(ended, cookie);
        const now = Math.floor(Date.now() / 1000);
        const grants = [
          grant(),
          grant({ cameraId: streetId, approval: viewingId }),
          grant({ approval: viewingId, expires: now - 1 }),
          grant({ approval: viewingId, expires: now + 86_400 }),
          grant({ approval: viewingId, secret: 'x'.repeat(32) }),
          grant({ approval: ended }),
          recordedGrant(cameraId, now - 3600, now, viewingId),
        ];
        const page = await PicturePage.open(scene.nodeUrl);
        // A tile of a street is no way into the room either.
        page.send({
          type: 'watch',
          tile: 99,
          cameraId: streetId,
          stream: 'main',
          grant: grant({ cameraId: streetId }),
        });
        page.send({ type: 'renew', tile: 99, grant: grant({ approval: viewingId, secret: 'x'.repeat(32) }) });
        for (const [tile, token] of grants.entries())
          for (const stream of ['main', 'sub'] as const)
            page.send({
              type: 'watch',
              tile: tile * 2 + Number(stream === 'sub'),
              cameraId,
              stream,
              grant: token,
            });
        const refused = await Promise.all(
          Array.from({ length: grants.length * 2 }, (_, tile) => page.refused(tile)),
        );
        page.end();
        const pictures = page.arrived.filter(({ tile }) => tile !== 99).map(({ media }) => media);
        return [
          ...refused.map((refusal) => ({
            asked: 'GET /pictures',
            status: refusal.code === 'play.denied' ? 403 : 200,
            body: Buffer.from(JSON.stringify(refusal)),
          })),
          { asked: 'GET /pictures', status: 403, body: Buffer.concat(pictures) },
        ];
      },
    },
    'a relay that was warmed up beforehand': {
      routes: ['NODE POST /internal/cameras/:id/prewarm'],
      attempt: async () => [
        await internal('POST', `/internal/cameras/${cameraId}/prewarm`, `Bearer ${scene.secret}`),
        ...(await underGrant(grant())),
      ],
    },
    'a check whether its camera answers': {
      routes: ['NODE POST /internal/cameras/:id/check'],
      attempt: async () => {
        const url = `rtsp://127.0.0.1:${scene.cameras.port}/any`;
        const check = (body: object) =>
          internal(
            'POST',
            `/internal/cameras/${cameraId}/check`,
            `Bearer ${scene.secret}`,
            JSON.stringify(body),
          );
        return [await check({ url }), await check({ url, private: false })];
      },
    },
    'the question for all tiles of a page': {
      routes: ['POST /api/cameras/play'],
      mayAnswer: true,
      async attempt() {
        const ask = (cookie: string) =>
          fromGateway('/api/cameras/play', cookie, 'POST', { cameraIds: [cameraId, streetId] });
        const others = [operator, head, kiosk, await scene.gateway.login('leader01')];
        const loot = await Promise.all(others.map(ask));
        for (const { body } of loot) {
          const { items } = JSON.parse(body.toString()) as { items: object[] };
          expect(items[0]).toEqual({ cameraId, error: expect.objectContaining({}) });
        }
        return loot;
      },
    },
    'a streams node that somebody makes up': {
      routes: ['POST /api/stream-nodes'],
      async attempt() {
        const body = { url: 'http://127.0.0.1:9', publicUrl: null, capacity: 5_000, version: '1' };
        const loot = await Promise.all(
          [undefined, 'Bearer', `Bearer ${scene.secret}x`].map((authorization) =>
            take(gatewayUrl, '/api/stream-nodes', {
              method: 'POST',
              headers: {
                cookie: admin,
                'content-type': 'application/json',
                ...(authorization === undefined ? {} : { authorization }),
              },
              body: JSON.stringify(body),
            }),
          ),
        );
        expect(loot.map(({ status }) => status)).toEqual([401, 401, 401]);
        return loot;
      },
    },
    'what the internal API tells the gateway': {
      routes: [],
      mayAnswer: true,
      async attempt() {
        return [await internal('GET', '/internal/status', `Bearer ${scene.secret}`)];
      },
    },
    'the play route as anybody but the asker of the viewing': {
      routes: ['POST /api/cameras/:id/play'],
      async attempt() {
        const others = [operator, head, kiosk, admin, await scene.gateway.login('leader01')];
        for (const role of ['mediator', 'clerk', 'handler', 'auditAdmin', 'securityAdmin'] as const)
          others.push((await scene.person(role, '511902')).cookie);
        return Promise.all(others.map(playAs));
      },
    },
    'lists, states, the map and every other page of the gateway': {
      routes: [
        'GET /api/cameras',
        'GET /api/cameras/states',
        'GET /api/cameras/facets',
        'GET /api/cameras/:id',
        'GET /api/cameras/:id/presets',
        'GET /api/camera-upstreams',
        'GET /api/camera-imports/template',
        'GET /api/map/cameras',
        'GET /api/stream-nodes',
        'GET /api/cameras/health',
        'GET /api/cameras/:id/health',
        'GET /api/walls',
        'GET /api/walls/:id',
        'GET /api/walls/:id/scenes',
        'GET /api/walls/:id/tours',
        'GET /api/walls/:id/log',
        'GET /api/walls/:id/log/export',
        'GET /api/walls/:id/alarms',
        'GET /api/walls/:id/reports',
        'GET /api/walls/:id/cards/:caseCode',
        'GET /api/walls/:id/lists/:list',
        'GET /api/wall-pairings/:id',
        'GET /api/map/camera-states',
        'GET /api/viewings',
        'GET /tiles/:file',
      ],
      mayAnswer: true,
      async attempt() {
        const paths = scene.gateway.app.routePolicies
          .filter(({ method }) => method === 'GET')
          .map(({ url }) => url.replaceAll(/:\w+|\*/g, cameraId));
        const loot = await Promise.all(
          [...paths, ...guesses(cameraId)].flatMap((path) =>
            [operator, kiosk, admin].map((cookie) => fromGateway(path, cookie)),
          ),
        );
        // A gateway that was just asked a hundred things may have missed its node's last word.
        const state = await eventually('the state of the room', async () => {
          await filesNow(); // its relay ends when nobody has looked for five seconds
          await filesNow(); // somebody still looks: without anybody the relay is let go within seconds
          const { body } = await scene.send<{ items: { cameraId: string }[] }>(
            'GET',
            '/api/cameras/states',
            operator,
          );
          return body.items.find((each) => each.cameraId === cameraId);
        });
        expect(state).toEqual({ cameraId, state: 'private', message: null });
        return loot;
      },
    },
    'a wall tile': {
      routes: ['PUT /api/walls/:id/screens', 'PUT /api/walls/:id/screens/:screen'],
      async attempt() {
        const tile = { kind: 'camera', cameraId };
        const content = { layout: '1', tiles: [tile] };
        const put = await fromGateway('/api/walls/hall/screens/4', operator, 'PUT', content);
        const both = await fromGateway('/api/walls/hall/screens', operator, 'PUT', {
          screens: [
            { id: '3', layout: '1', tiles: [] },
            { id: '4', ...content },
          ],
        });
        for (const { body } of [put, both]) expect(body.toString()).toContain('wall.privateCamera');
        await forceTile(tile);
        const played = await playAs(kiosk);
        expect(played.body.toString()).toContain('play.private');
        await forceTile({ kind: 'empty' });
        return [put, both, played];
      },
    },
    'a scene or a tour, made or changed, or one that was there before the room became private': {
      routes: [
        'POST /api/walls/:id/scenes',
        'PUT /api/walls/:id/scenes/:scene',
        'DELETE /api/walls/:id/scenes/:scene',
        'POST /api/walls/:id/scenes/:scene/show',
        'POST /api/walls/:id/tours',
        'PUT /api/walls/:id/tours/:tour',
        'DELETE /api/walls/:id/tours/:tour',
        'POST /api/walls/:id/tours/:tour/run',
      ],
      async attempt() {
        const screens = [
          { id: '4', layout: '1', tiles: [{ kind: 'camera', cameraId }] as object[], places: [] },
        ];
        const scene4 = { name: '旧场景', digit: null, screens };
        const round = { dwellS: 5, sceneIds: [], schedule: null, targets: [{ screen: '4', place: 0 }] };
        const tour4 = { ...round, name: '旧轮巡', cameraIds: [cameraId] };
        const ask = (path: string, method: string, body?: object) =>
          fromGateway(`/api/walls/hall${path}`, operator, method, body);
        const made = [await ask('/scenes', 'POST', scene4), await ask('/tours', 'POST', tour4)];
        // As they might have been kept while the camera was a public one.
        const { rows } = await scene.gateway.db.ownerPool.query<{ scene: string; tour: string }>(
          `with s as (insert into wall_scene (wall_id, name, screens, updated_by) values ('hall', '旧场景', $1, 'somebody')
                      returning id)
           insert into wall_tour (wall_id, name, dwell_s, targets, camera_ids, scene_ids, updated_by)
           values ('hall', '旧轮巡', 5, $2, array[$3], '{}', 'somebody') returning id as tour, (select id from s) as scene`,
          [JSON.stringify(screens), JSON.stringify(round.targets), cameraId],
        );
        const kept = rows[0] ?? { scene: '', tour: '' };
        made.push(await ask(`/scenes/${kept.scene}`, 'PUT', scene4));
        made.push(await ask(`/tours/${kept.tour}`, 'PUT', tour4));
        for (const { body } of made) expect(body.toString()).toMatch(/wall\.(privateCamera|tourPrivate)/);
        const shown = await ask(`/scenes/${kept.scene}/show`, 'POST');
        expect(JSON.parse(shown.body.toString())).toMatchObject({
          screens: [{ tiles: [{ kind: 'empty' }] }],
          emptied: [{ cameraId }],
        });
        const run = await ask(`/tours/${kept.tour}/run`, 'POST', { act: 'start' });
        expect(JSON.parse(run.body.toString())).toMatchObject({ run: { tour: { cameraIds: [] } } });
        const played = await playAs(kiosk);
        expect(played.body.toString()).toContain('play.private');
        await ask(`/tours/${kept.tour}`, 'DELETE');
        await ask(`/scenes/${kept.scene}`, 'DELETE');
        return [...made, played];
      },
    },
    'making a wall or a screen, its alarms, its lease, its log or its displays': {
      routes: [
        'PUT /api/walls/:id',
        'DELETE /api/walls/:id',
        'PUT /api/walls/:id/screens/:screen/form',
        'DELETE /api/walls/:id/screens/:screen',
        'PUT /api/walls/:id/policy',
        'POST /api/walls/:id/lease',
        'POST /api/walls/:id/log',
        'POST /api/walls/:id/alarms/:alarm/acknowledge',
        'POST /api/wall-pairings',
        'PUT /api/walls/:id/screens/:screen/pairing',
      ],
      mayAnswer: true,
      async attempt() {
        const base = '/api/walls/private';
        const form = { name: cameraId, scale: 1, reserved: [0] };
        const policy = { ...usualAlarmPolicy, cameras: 9, withinM: 20_000 };
        return [
          await fromGateway(base, admin, 'PUT', { name: cameraId, areaCode: '511902' }),
          await fromGateway(`${base}/screens/1/form`, admin, 'PUT', form),
          await fromGateway(`${base}/lease`, operator, 'POST', { act: 'take' }),
          await fromGateway(`${base}/policy`, operator, 'PUT', policy),
          await fromGateway(`${base}/log`, operator, 'POST', { note: cameraId }),
          await fromGateway(`${base}/alarms/1/acknowledge`, operator, 'POST'),
          await fromGateway('/api/wall-pairings', kiosk, 'POST'),
          await fromGateway(`${base}/screens/1/pairing`, operator, 'PUT', { code: '000000' }),
          await fromGateway(`${base}/lease`, operator, 'POST', { act: 'release' }),
          await fromGateway(`${base}/screens/1`, admin, 'DELETE'),
          await fromGateway(base, admin, 'DELETE'),
        ];
      },
    },
    'what a wall and an area are told over their socket': {
      routes: ['SOCKET wall.watch', 'SOCKET area.watch', 'SOCKET terminal.proof', 'SOCKET screen.report'],
      mayAnswer: true,
      async attempt() {
        const page: Socket = io(gatewayUrl, {
          transports: ['websocket'],
          extraHeaders: { cookie: kiosk },
          forceNew: true,
        });
        const told: Loot[] = [];
        page.onAny((event: string, ...args: unknown[]) => {
          const binary = args.some((arg) => Buffer.isBuffer(arg));
          const body = Buffer.from(binary ? '#EXTM3U' : JSON.stringify(args));
          told.push({ asked: `SOCKET ${event}`, status: 200, body });
        });
        await new Promise<void>((resolve) => page.on('connect', () => resolve()));
        await forceTile({ kind: 'camera', cameraId });
        for (const [event, id] of [
          ['wall.watch', 'hall'],
          ['area.watch', '511900'],
          ['terminal.proof', cameraId],
        ])
          await page.timeout(5_000).emitWithAck(event ?? '', id);
        // A display that says it shows the room is passed on as it said, without a picture.
        await page.timeout(5_000).emitWithAck('screen.report', {
          screen: '4',
          source: 'content',
          tiles: [
            {
              place: 0,
              tile: { kind: 'camera', cameraId },
              state: 'live',
              latencyMs: 100,
              frameAgeMs: 50,
              error: null,
            },
          ],
          width: 1920,
          height: 1080,
          fps: 25,
          heapMib: null,
          upS: 1,
          awaySince: null,
        } satisfies ScreenReport);
        await fromGateway('/api/walls/hall/screens/3', operator, 'PUT', {
          layout: '1',
          tiles: [{ kind: 'empty' }],
        });
        await eventually('the wall is told', () => told.some(({ asked }) => asked === 'SOCKET wall.updated'));
        page.disconnect();
        await forceTile({ kind: 'empty' });
        return told;
      },
    },
    'another protocol on the same ports': {
      routes: [],
      attempt: () => {
        const paths = [
          '/',
          '/ws',
          '/live',
          '/wall',
          `/live/${grant()}/${cameraId}/index.m3u8`,
          '/walls/hall/1/pictures',
        ];
        const headers = {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          cookie: kiosk,
        };
        return Promise.all(
          [scene.nodeUrl, gatewayUrl].flatMap((base) => paths.map((path) => take(base, path, { headers }))),
        );
      },
    },
    'turning it, asking its device, or looking for devices': {
      routes: ['POST /api/cameras/:id/ptz', 'POST /api/cameras/:id/onvif', 'POST /api/cameras/discover'],
      async attempt() {
        const others = [operator, head, kiosk, admin, await scene.gateway.login('leader01')];
        const base = `/api/cameras/${cameraId}`;
        const loot = others.flatMap((cookie) => [
          fromGateway(`${base}/ptz`, cookie, 'POST', { pan: 1, tilt: 0, zoom: 0 }),
          fromGateway(`${base}/onvif`, cookie, 'POST', {}),
          fromGateway('/api/cameras/discover', cookie, 'POST', {}),
        ]);
        const [first] = await Promise.all(loot);
        expect(first?.body.toString()).toContain('play.private');
        // A search answers line by line: its refusal is the line.
        return (await Promise.all(loot)).filter(({ asked }) => !asked.includes('discover'));
      },
    },
    'a file of cameras, a platform, or taking it out of the registry': {
      routes: ['POST /api/camera-imports', 'PUT /api/camera-upstreams/:id', 'DELETE /api/cameras/:id'],
      async attempt() {
        const gone = await fromGateway(`/api/cameras/${cameraId}`, admin, 'DELETE');
        expect(gone.body.toString()).toContain('camera.kept');
        const platform = { name: '平台', areaCode: '511900', template: 'rtsp://127.0.0.1:9/{id}' };
        await fromGateway('/api/camera-upstreams/any', admin, 'PUT', platform);
        const csv = `设备编码,设备名称,功能区\n${cameraId},街道,指挥调度区\n`;
        const part = (head: string, text: string) =>
          `--xx\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
        const imported = await scene.gateway.app.inject({
          method: 'POST',
          url: '/api/camera-imports',
          headers: { cookie: admin, 'content-type': 'multipart/form-data; boundary=xx' },
          payload: `${part('name="options"', '{"dryRun":false}')}${part('name="file"; filename="a.csv"', csv)}--xx--\r\n`,
        });
        expect(imported.body).toContain('"changed":1');
        return [gone, await playAs(operator), await playAs(head)];
      },
    },
    'changing the camera': {
      routes: ['PUT /api/cameras/:id', 'PATCH /api/cameras/:id'],
      async attempt() {
        const { body: camera } = await scene.send<Record<string, unknown>>(
          'GET',
          `/api/cameras/${cameraId}`,
          admin,
        );
        const { name, areaCode, owner, placeType, location } = camera;
        const input = { id: cameraId, name, areaCode, owner, placeType, location };
        const opened = await fromGateway(`/api/cameras/${cameraId}`, admin, 'PUT', {
          ...input,
          private: false,
        });
        expect(opened.body.toString()).toContain('camera.staysPrivate');
        const patched = await fromGateway(`/api/cameras/${cameraId}`, operator, 'PATCH', { private: false });
        expect(patched.body.toString()).toContain('camera.staysPrivate');
        await fromGateway(`/api/cameras/${cameraId}`, operator, 'PATCH', { zone: null });
        await fromGateway(`/api/cameras/${cameraId}`, admin, 'PUT', { ...input, zone: 'dispatch' });
        const played = await playAs(operator);
        await fromGateway(`/api/cameras/${cameraId}`, admin, 'PUT', { ...input, zone: 'mediation' });
        return [opened, played];
      },
    },
  };

  it('comes to the one who may look, as real frames, by the very requests that everybody else is refused', async () => {
    const { status, body } = await scene.play(viewer);
    expect(status).toBe(200);
    const folder = new URL('.', body.playlist).pathname;
    files = await filesNow();
    const loot = await Promise.all(files.slice(0, 4).map((file) => take(scene.nodeUrl, folder + file)));
    expect(loot.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(loot.map(({ body }) => pictureIn(body))).toEqual([
      'a playlist',
      'a box of MP4 (ftyp)',
      'a box of MP4 (moof)',
      'a box of MP4 (moof)',
    ]);
    const state = JSON.parse((await take(scene.nodeUrl, `${folder}state`)).body.toString()) as RelayReport;
    expect(state).toMatchObject({ state: 'live', codec: expect.stringContaining('avc1') });
  });

  it.each(Object.keys(ways))('cannot be had by %s', async (name) => {
    const way = ways[name];
    const loot = (await way?.attempt()) ?? [];
    expect(loot.length).toBeGreaterThan(0);
    for (const { asked, status, body } of loot) {
      expect({ asked, picture: pictureIn(body) }).toEqual({ asked, picture: null });
      const state = asked.endsWith('/state') && status === 200;
      if (state)
        expect(JSON.parse(body.toString())).toMatchObject({
          state: 'private',
          codec: null,
          lastFrameAt: null,
        });
      else if (way?.mayAnswer !== true)
        expect({ asked, refused: status === 0 || status >= 400 }).toEqual({ asked, refused: true });
    }
  });

  const routes = (): string[] => [
    ...scene.gateway.app.routePolicies
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url}`),
    ...scene.gateway.app.socketPolicies.map(({ event }) => `SOCKET ${event}`),
    ...nodeRoutes.map((route) => `NODE ${route}`),
  ];

  it('has an attempt here for every route and socket event that might lead to it, and for each that a node has', () => {
    const tried = new Set(Object.values(ways).flatMap((way) => way.routes));
    const suspicious = routes().filter(
      (route) => /^(?:NODE|SOCKET) /.test(route) || mayLeadToPicture.test(route),
    );
    expect(suspicious.filter((route) => !tried.has(route))).toEqual([]);
    expect([...tried].filter((route) => !routes().includes(route))).toEqual([]);
  });

  it.each(Object.entries(notBuilt))('cannot be had by %s, because there is none', (_what, name) => {
    expect(routes().filter((route) => name.test(route) && !route.includes('/tiles/:file'))).toEqual([]);
  });

  it('is still there for the one who may look, after all that', async () => {
    expect(viewingId).toBe((await scene.play(viewer)).body.viewingId);
    expect((await fetch((await scene.play(viewer)).body.playlist)).status).toBe(200);
  });
});
