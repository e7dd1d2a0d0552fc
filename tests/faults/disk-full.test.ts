import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Health } from '@fengqiao/contract/health';
import { type CameraServer, startCameraServer } from '@fengqiao/fixtures';
import { createStreamNode, type StreamNode } from '@fengqiao/streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../helpers/database.ts';
import { type DemoGateway, demoGateway } from '../helpers/demo-gateway.ts';
import { onServer } from '../helpers/engine-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, type IngestApp, ingestApp } from '../helpers/ingest-app.ts';
import { smallDisk } from '../helpers/small-disk.ts';

const ring = smallDisk(4_000_000);
const [engine] = engines();

describe.skipIf(ring === null || engine === undefined)('a disk that is full under the recordings', () => {
  const secret = randomBytes(24).toString('hex');
  const folder = ring?.folder ?? '';
  const alarms: string[] = [];
  let cameras: CameraServer;
  let node: StreamNode;
  let gateway: DemoGateway;
  let operator: string;
  let id: string;

  beforeAll(async () => {
    cameras = await startCameraServer({ count: 64 });
    node = createStreamNode({
      secret,
      allowOrigins: ['*'],
      recording: { folder, fileMs: 1000, everyMs: 100, minFreeBytes: 0 },
    });
    const { port } = await node.start();
    gateway = await demoGateway(engine ?? 'embedded', {
      cameraUrl: `rtsp://127.0.0.1:${cameras.port}`,
      env: { STREAMS_SECRET: secret, STREAMS_URL: `http://127.0.0.1:${port}`, STREAMS_PORT: String(port) },
      logger: {
        level: 'info',
        stream: { write: (line) => void (line.includes('ALARM') && alarms.push(line)) },
      },
    });
    operator = await gateway.login('operator01');
    const { body } = await gateway.get('/api/cameras?playable=true&placeType=square&limit=1', operator);
    id = (body as { items: { id: string }[] }).items[0]?.id ?? '';
    await eventually('the node answers', () => gateway.app.media.nodes().some(({ alive }) => alive));
    const payload = { hours: 24, reason: '路口事故较多' };
    const headers = { cookie: await gateway.login('head01') };
    await gateway.app.inject({ method: 'PUT', url: `/api/cameras/${id}/recording`, headers, payload });
    await eventually('a whole file', async () => (await whole()).length > 0);
  });
  afterAll(async () => {
    await gateway?.close();
    await node?.stop();
    await cameras?.stop();
    ring?.unmount();
  });

  const whole = async (): Promise<string[]> =>
    (await readdir(join(folder, id)).catch(() => [])).filter((name) => /-\d{13}\.mp4$/.test(name)).sort();

  /** As a page sees it, after the gateway has asked its nodes. */
  async function health(): Promise<Health> {
    await gateway.app.recordings.round();
    return (await gateway.get('/api/health', operator)).body as Health;
  }

  async function playlist(): Promise<string> {
    const headers = { cookie: operator };
    const answer = await gateway.app.inject({ method: 'POST', url: `/api/cameras/${id}/play`, headers });
    return (await fetch(answer.json<{ playlist: string }>().playlist)).text();
  }
  const newestSegment = async (): Promise<number> =>
    Number([...(await playlist()).matchAll(/-s(\d+)\.m4s/g)].at(-1)?.[1]);

  it('stops recording and nothing else, is told once, and recording goes on by itself when there is room', async () => {
    expect(await health()).toMatchObject({ status: 'ok', recording: [] });
    await ring?.fill();
    await eventually('the node says so', async () => (await health()).recording.length > 0);
    expect(await health()).toMatchObject({
      status: 'degraded',
      recording: [{ state: 'full', message: 'The disk for recordings is full' }],
    });
    expect(alarms).toHaveLength(1);

    // Live pictures do not notice; what was recorded is whole, and nothing is half.
    const segment = await newestSegment();
    await eventually('newer live pictures', async () => (await newestSegment()) > segment + 1);
    const before = await whole();
    const times = { from: new Date(Date.now() - 300_000).toISOString(), to: new Date().toISOString() };
    const replay = await gateway.app.inject({
      method: 'POST',
      url: `/api/cameras/${id}/playback`,
      headers: { cookie: operator },
      payload: times,
    });
    const recorded = await (await fetch(replay.json<{ playlist: string }>().playlist)).text();
    expect(recorded).toContain('#EXT-X-ENDLIST');
    expect((await readdir(join(folder, id))).filter((name) => /^\d{13}\.mp4$/.test(name))).toEqual([]);
    expect(await whole()).toEqual(before);

    await ring?.free();
    await eventually('new files', async () => (await whole()).length > before.length + 1, 20_000);
    expect(await health()).toMatchObject({ status: 'ok', recording: [] });
    expect(alarms).toHaveLength(1);
  });
});

const tables = smallDisk(60_000_000);

describe.skipIf(tables === null || engine === undefined)('a disk that is full under the database', () => {
  let house: IngestApp;
  let space: string;

  beforeAll(async () => {
    house = await ingestApp(engine ?? 'embedded');
    const location = join(tables?.folder ?? '', 'space');
    await mkdir(location);
    // The server gave up being root.
    chownSync(location, 65_534, 65_534);
    space = `small_${randomBytes(4).toString('hex')}`;
    const adminUrl = house.db.url.replace(/\/[^/]*$/, '/postgres');
    await house.db.ownerPool.query(`create tablespace ${space} location '${location}'`);
    await onServer(adminUrl, async (client) => {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${house.db.name}'`,
      );
      await client.query(`alter database ${house.db.name} set tablespace ${space}`);
    });
  });
  afterAll(async () => {
    const adminUrl = house.db.url.replace(/\/[^/]*$/, '/postgres');
    await house?.close();
    await onServer(adminUrl, (client) => client.query(`drop tablespace if exists ${space}`));
    tables?.unmount();
  });

  const stored = async (): Promise<string[]> =>
    (await house.db.ownerPool.query<{ id: string }>('select event_id as id from ingest_key')).rows.map(
      ({ id }) => id,
    );
  const batch = (no: number) =>
    Array.from({ length: 200 }, (_, i) =>
      anEvent({ caseRef: `c${no}-${i}`, title: '邻里纠纷', detail: '水管漏水'.repeat(100) }),
    );

  it('refuses before it acknowledges, loses nothing that it did, and takes more when there is room, without a restart', async () => {
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const send = async (no: number): Promise<number> => {
      const events = batch(no);
      const { status, headers } = await house.send(events);
      (status === 200 ? acknowledged : refused).push(...events.map(({ eventId }) => eventId));
      if (status !== 200) expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
      return status;
    };
    expect(await send(0)).toBe(200);
    await tables?.fill();
    // What the tables still have of their own takes a few more.
    await eventually('a refusal', async () => (await send(acknowledged.length + 1)) === 503, 20_000);
    await tables?.free();
    await eventually('taken again', async () => (await send(acknowledged.length + 1)) === 200, 20_000);
    const there = new Set(await stored());
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(refused.filter((id) => there.has(id))).toEqual([]);
    expect(there.size).toBe(acknowledged.length);
  });
});
