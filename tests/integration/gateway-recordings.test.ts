import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Health } from '@fengqiao/contract/health';
import type { CameraRecordings, Playback, RecordingPolicy, Snapshot } from '@fengqiao/contract/recordings';
import { type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import { createStreamNode, type StreamNode } from '@fengqiao/streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { eventually } from '../helpers/eventually.ts';

describe.each(engines())('what public cameras saw, on %s', (engine) => {
  const secret = randomBytes(24).toString('hex');
  const room = '51190200031326000003';
  let cameras: CameraServer;
  let folder: string;
  let node: StreamNode;
  let port: number;
  let gateway: DemoGateway;
  let head: string;
  let operator: string;
  let street: string;

  const startNode = async (onPort = 0): Promise<StreamNode> => {
    const started = createStreamNode({
      secret,
      port: onPort,
      allowOrigins: ['*'],
      recording: { folder, fileMs: 1000, everyMs: 100, minFreeBytes: 0 },
    });
    port = (await started.start()).port;
    return started;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fengqiao-ring-'));
    cameras = await startCameraServer({ count: 64 });
    node = await startNode();
    gateway = await demoGateway(engine, {
      cameraUrl: `rtsp://127.0.0.1:${cameras.port}`,
      env: { STREAMS_SECRET: secret, STREAMS_URL: `http://127.0.0.1:${port}`, STREAMS_PORT: String(port) },
    });
    head = await gateway.login('head01');
    operator = await gateway.login('operator01');
    const found = await send<{ items: { id: string }[] }>(
      'GET',
      '/api/cameras?playable=true&placeType=square&limit=1',
      operator,
    );
    street = found.body.items[0]?.id ?? '';
    await eventually('the node answers', () => gateway.app.media.nodes().some(({ alive }) => alive));
  });
  afterAll(async () => {
    await gateway.close();
    await node.stop();
    await cameras.stop();
    await rm(folder, { recursive: true });
  });

  async function send<T>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    cookie: string,
    payload?: object,
  ): Promise<{ status: number; body: T & { error?: { code: string } } }> {
    const headers = { cookie, host: '127.0.0.1:8080' };
    const answer = await gateway.app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  }

  const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const ofDay = (id = street) =>
    send<CameraRecordings>('GET', `/api/cameras/${id}/recordings?day=${today()}`, operator);
  const decide = (hours: number, id = street, cookie = head) =>
    send<RecordingPolicy>('PUT', `/api/cameras/${id}/recording`, cookie, { hours, reason: '路口事故较多' });
  const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const play = (from = minutesAgo(5), to = minutesAgo(-1), id = street) =>
    send<Playback>('POST', `/api/cameras/${id}/playback`, operator, { from, to });
  const written = async (action: string): Promise<{ outcome: string; object: string; detail: object }[]> =>
    (
      await gateway.db.ownerPool.query<{ entry: string }>(
        `select entry from audit where action = $1 order by day, no`,
        [action],
      )
    ).rows.map(({ entry }) => JSON.parse(entry));
  /** What the ring holds of a camera: names of whole files. */
  const files = async (id = street): Promise<string[]> =>
    (await readdir(join(folder, id)).catch(() => [])).filter((name) => /-\d{13}\.mp4$/.test(name));

  it('is nothing until somebody answerable decides', async () => {
    expect((await ofDay()).body).toMatchObject({ hours: 0, spans: [], complete: true });
    expect((await play()).body.error?.code).toBe('camera.notRecorded');
    expect((await decide(24, street, operator)).body.error?.code).toBe('access.denied');
    const { status, body } = await decide(24);
    expect([status, body]).toEqual([200, expect.objectContaining({ hours: 24, setBy: 'head01' })]);
    expect((await written('camera.changed')).at(-1)).toMatchObject({
      object: `camera:${street}`,
      detail: { recordHoursBefore: 0, recordHours: 24, reason: '路口事故较多' },
    });
    await eventually('two files', async () => (await files()).length >= 2);
  });

  it('plays for whoever may see the camera, and each time is written down once', async () => {
    const from = minutesAgo(5);
    const to = minutesAgo(0);
    const { status, body } = await play(from, to);
    expect(status).toBe(200);
    expect(body.watermark).toMatchObject({ account: 'operator01', viewing: null });
    expect(body.spans).toHaveLength(1);
    const playlist = await (await fetch(body.playlist)).text();
    expect(playlist).toContain('#EXT-X-ENDLIST');
    const [, length, at, file] = /#EXT-X-BYTERANGE:(\d+)@(\d+)\n(\S+)/.exec(playlist) ?? [];
    const range = `bytes=${at}-${Number(at) + Number(length) - 1}`;
    const media = await fetch(new URL(file ?? '', body.playlist), { headers: { range } });
    expect(media.status).toBe(206);
    // The renewal of the same replay is not another one; another time is.
    await play(from, to);
    await play(minutesAgo(4), to);
    const rows = (await written('camera.replayed')).filter(({ object }) => object === `camera:${street}`);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.detail).toEqual({ from: body.from, to: body.to });
    const day = (await ofDay()).body;
    expect(day.spans.length).toBeGreaterThan(0);
    expect(day.complete).toBe(true);
  });

  it('is refused for times that cannot be, or that hold nothing', async () => {
    const codes = [
      await play(minutesAgo(0), minutesAgo(5)),
      await play(minutesAgo(300), minutesAgo(1)),
      await play(minutesAgo(-60), minutesAgo(-120)),
      await play(minutesAgo(120), minutesAgo(60)),
    ].map(({ body }) => body.error?.code);
    expect(codes).toEqual(['request.invalid', 'request.invalid', 'request.invalid', 'recording.none']);
    expect((await send('GET', `/api/cameras/${street}/recordings?day=2026-02-30`, operator)).status).toBe(
      400,
    );
  });

  it('is never of a mediation room, and whoever tried is written down', async () => {
    const answers = [
      await decide(24, room),
      await play(minutesAgo(5), minutesAgo(0), room),
      await ofDay(room),
      await send('POST', `/api/cameras/${room}/snapshots`, operator, { of: 'live', capturedAt: null }),
    ];
    expect(answers.map(({ body }) => body.error?.code)).toEqual(Array(4).fill('recording.private'));
    for (const action of ['camera.changed', 'camera.replayed', 'camera.snapshot'])
      expect((await written(action)).at(-1)).toMatchObject({ outcome: 'refused', object: `camera:${room}` });
    expect(await readdir(folder)).not.toContain(room);
  });

  it('leaves a saved picture only after that was written down', async () => {
    const capturedAt = minutesAgo(1);
    const { status, body } = await send<Snapshot>('POST', `/api/cameras/${street}/snapshots`, operator, {
      of: 'recording',
      capturedAt,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ cameraId: street, of: 'recording', capturedAt });
    expect(body.watermark.account).toBe('operator01');
    expect((await written('camera.snapshot')).at(-1)).toMatchObject({
      outcome: 'done',
      detail: { snapshot: body.id, of: 'recording', capturedAt },
    });
  });

  it('goes on after the node was restarted and has forgotten everything', async () => {
    await node.stop();
    const before = await files();
    node = await startNode(port);
    const more = await eventually(
      'new files',
      async () => {
        await gateway.app.recordings.round();
        const now = await files();
        return now.length > before.length + 1 && now;
      },
      20_000,
    );
    expect(more).toEqual(expect.arrayContaining(before));
  });

  it('stays for its hours when no more is recorded', async () => {
    expect((await decide(0)).body).toMatchObject({ hours: 0 });
    await eventually('the last file is whole', async () =>
      (await readdir(join(folder, street))).every((name) => !/^\d{13}\.mp4$/.test(name)),
    );
    const there = await files();
    expect(there.length).toBeGreaterThan(0);
    await gateway.app.recordings.round();
    expect(await files()).toEqual(there);
    expect((await play()).status).toBe(200);
    expect((await decide(24)).body).toMatchObject({ hours: 24 });
  });

  it('is destroyed when the camera becomes private, and that is written down', async () => {
    const grant = (await play()).body.playlist;
    await gateway.db.ownerPool.query('update camera set private = true, updated_at = now() where id = $1', [
      street,
    ]);
    await gateway.app.recordings.round();
    expect(await readdir(folder)).not.toContain(street);
    expect((await written('data.deleted')).map(({ object, detail }) => ({ object, detail }))).toEqual([
      { object: `camera:${street}`, detail: { what: 'recording', why: 'private', hours: 24 } },
      {
        object: `camera:${street}`,
        detail: expect.objectContaining({ what: 'recordings', files: expect.any(Number) }),
      },
    ]);
    expect((await fetch(grant)).status).toBeGreaterThanOrEqual(400);
    expect((await play()).body.error?.code).toBe('recording.private');
    expect((await send<Health>('GET', '/api/health', operator)).body).toMatchObject({
      status: 'ok',
      recording: [],
    });
  });
});
