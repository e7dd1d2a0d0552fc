import { randomBytes } from 'node:crypto';
import type { Camera } from '@fengqiao/contract/cameras';
import type { PlayMany } from '@fengqiao/contract/play-many';
import type { NodeAnnouncement, StreamNodeState } from '@fengqiao/contract/stream-node';
import { createStreamNode, type StreamNode } from '@fengqiao/streams';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';
import { room } from '../helpers/private-room.ts';

const secret = randomBytes(24).toString('hex');

describe.each(engines())('streams nodes that announce themselves (%s)', (engine) => {
  let gateway: DemoGateway;
  let node: StreamNode;
  let self: string;
  let operator: string;
  let kiosk: string;
  /** Public cameras with a source; they are not there, which nobody notices before the picture is asked for. */
  let playable: string[];

  beforeAll(async () => {
    node = createStreamNode({ secret });
    self = `http://127.0.0.1:${(await node.start()).port}`;
    gateway = await demoGateway(engine, {
      cameraUrl: 'rtsp://127.0.0.1:9',
      env: { STREAMS_SECRET: secret, STREAMS_URL: 'none', STREAMS_PUBLIC_URL: 'https://later.example' },
    });
    operator = await gateway.login('operator01');
    kiosk = await gateway.login('kiosk01');
    const { body } = await gateway.get('/api/cameras?playable=true&limit=100', operator);
    playable = (body as { items: Camera[] }).items.filter((camera) => !camera.private).map(({ id }) => id);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(async () => {
    await gateway.close();
    await node.stop();
  });

  const announce = (more: object = {}, authorization = `Bearer ${secret}`) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/stream-nodes',
      headers: { authorization },
      payload: {
        url: self,
        publicUrl: null,
        capacity: 100,
        version: '1',
        ...more,
      } satisfies NodeAnnouncement,
    });
  const playMany = async (cameraIds: readonly string[], cookie = operator) => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/cameras/play',
      headers: { cookie, host: 'centre.example:8080' },
      payload: { cameraIds },
    });
    return { status: answer.statusCode, body: answer.json() as PlayMany & { error?: { code: string } } };
  };
  const known = async () =>
    ((await gateway.get('/api/stream-nodes', operator)).body as { items: StreamNodeState[] }).items;

  it('are refused without the secret, and nothing plays before one is there', async () => {
    for (const authorization of ['', 'Bearer', `Bearer ${secret}x`, `Basic ${secret}`]) {
      const answer = await announce({}, authorization);
      expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'node.denied']);
    }
    expect(await known()).toEqual([]);
    const { body } = await playMany(playable.slice(0, 1));
    expect(body.items).toMatchObject([{ error: { code: 'streams.unavailable' } }]);
    const wrong = await announce({ url: 'ftp://127.0.0.1' });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, 'request.invalid']);
  });

  it('are asked and used from then on, without a restart', async () => {
    expect((await announce()).statusCode).toBe(204);
    const [first] = await eventually('it is known', async () => {
      const nodes = await known();
      return nodes[0]?.alive === true && nodes;
    });
    expect(first).toMatchObject({ url: self, publicUrl: null, fixed: false, live: 0, failed: 0 });
    const { body } = await playMany(playable.slice(0, 1));
    const [played] = body.items;
    // It said no public address: it is at the page's host, on its own port.
    expect(played).toMatchObject({
      grant: { playlist: expect.stringContaining(`http://centre.example:${new URL(self).port}/live/`) },
    });
    expect((await gateway.get('/api/health', operator)).body).toMatchObject({ streams: { nodes: 1 } });
    const page = await gateway.app.inject({ url: '/', headers: { host: 'centre.example:8080' } });
    if (page.statusCode === 200) {
      const policy = String(page.headers['content-security-policy']);
      // Any port of the host of the page: nodes that start there later are among them.
      expect(policy).toContain('http://centre.example:*');
      expect(policy).toContain('https://later.example');
    }
  });

  it('are told of all tiles of a page in one question, each with its own answer', async () => {
    const ids = [...playable.slice(0, 3), room.cameraId, '51190200001319999999'];
    const { status, body } = await playMany(ids);
    expect(status).toBe(200);
    expect(body.items.map(({ cameraId }) => cameraId)).toEqual(ids);
    expect(body.items.map((item) => ('error' in item ? item.error.code : 'grant'))).toEqual([
      'grant',
      'grant',
      'grant',
      'play.private',
      'notFound',
    ]);
    const single = await gateway.app.inject({
      method: 'POST',
      url: `/api/cameras/${room.cameraId}/play`,
      headers: { cookie: operator },
    });
    expect(body.items[3]).toMatchObject({ error: { message: single.json().error.message } });
    const wall = await playMany(playable.slice(0, 2), kiosk);
    const hung = (await gateway.get('/api/cameras?limit=200', kiosk)).body as { items: Camera[] };
    const onWall = new Set(hung.items.map(({ id }) => id));
    for (const item of wall.body.items) expect('grant' in item).toBe(onWall.has(item.cameraId));
  });

  it('cost a page of 25 tiles one reading transaction per renewal, and nothing is written again', async () => {
    const ids = playable.slice(0, 25);
    await playMany(ids);
    const asked: string[] = [];
    const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
      const [first] = args as [string | { text?: string; name?: string }];
      asked.push(typeof first === 'string' ? first : (first.text ?? ''));
      return query.apply(this, args) as never;
    });
    const { body } = await playMany(ids);
    vi.restoreAllMocks();
    expect(body.items.every((item) => 'grant' in item)).toBe(true);
    expect(asked.filter((text) => /from camera c/.test(text)).length).toBe(1);
    // Session, transaction, cameras; and what the gateway asks for itself meanwhile.
    expect(asked.length).toBeLessThan(20);
    expect(asked.filter((text) => /insert into audit|append_audit/i.test(text))).toEqual([]);
  });

  it('hand out no more grants to a session than it could look at', async () => {
    const cookie = await gateway.login('leader01');
    const all = playable.slice(0, 60);
    const statuses: number[] = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await playMany(all, cookie)).status);
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20);
    expect((await playMany(playable.slice(0, 65), operator)).status).toBe(playable.length > 64 ? 400 : 200);
  });

  it('are forgotten a day after their last word', async () => {
    const gone = 'http://127.0.0.1:9';
    await announce({ url: gone });
    await eventually('it is in the list', async () => (await known()).some(({ url }) => url === gone));
    expect((await known()).find(({ url }) => url === gone)).toMatchObject({ alive: false, seenAt: null });
    await gateway.db.ownerPool.query(
      `update stream_node set seen_at = now() - interval '25 hours' where url = $1`,
      [gone],
    );
    await eventually('it is forgotten', async () => !(await known()).some(({ url }) => url === gone));
    expect((await known()).map(({ url }) => url)).toEqual([self]);
  });
});
