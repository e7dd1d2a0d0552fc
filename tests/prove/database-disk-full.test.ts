import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { APPLICATION_ROLE, createPool, migrate, startEmbedded } from '@fengqiao/db';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { anEvent, seedAreas, sourceKey } from '../helpers/ingest-app.ts';
import { smallDisk } from '../helpers/small-disk.ts';

/** Room for a cluster, its schema and a table whose changes fill its log. */
const disk = smallDisk(260_000_000);

describe.skipIf(disk === null)('a disk without a byte left under the whole embedded database', () => {
  let server: Awaited<ReturnType<typeof startEmbedded>>;
  let owner: pg.Pool;
  let pool: pg.Pool;
  let app: FastifyInstance;
  const acknowledged: string[] = [];
  const refused: string[] = [];

  beforeAll(async () => {
    const dataDir = join(disk?.folder ?? '', 'data');
    await mkdir(dataDir);
    server = await startEmbedded({ dataDir });
    const { url } = server;
    await migrate({ url, onProgress: () => undefined });
    const session = { url, max: 4, statementTimeoutMs: 8_000 };
    owner = createPool({ ...session, applicationName: 'owner' });
    pool = createPool({ ...session, applicationName: 'gateway', role: APPLICATION_ROLE });
    await seedAreas({ ownerPool: owner });
    const env = { DATABASE_URL: url, FENGQIAO_DATA: dataDir, FENGQIAO_DEMO: '0', PORT: '0' };
    app = await buildApp({ config: readConfig(env), pool });
    await app.ready();
    await owner.query(
      'create table hot (id int, n int, t text) with (fillfactor = 20, autovacuum_enabled = off)',
    );
    await owner.query("insert into hot select g, 0, repeat('x', 300) from generate_series(1, 40000) g");
    await owner.query('checkpoint');
  });
  afterAll(async () => {
    await app?.close();
    await pool?.end();
    await owner?.end();
    await server?.stop();
    disk?.unmount();
  });

  async function send(): Promise<number> {
    const events = Array.from({ length: 50 }, (_, i) => anEvent({ caseRef: `c${acknowledged.length}-${i}` }));
    const answer = await app.inject({
      method: 'POST',
      url: '/api/ingest/events',
      headers: { authorization: `Bearer ${sourceKey}` },
      payload: events,
    });
    (answer.statusCode === 200 ? acknowledged : refused).push(...events.map(({ eventId }) => eventId));
    if (answer.statusCode !== 200)
      expect([answer.statusCode, Number(answer.headers['retry-after']) > 0]).toEqual([503, true]);
    return answer.statusCode;
  }

  it('is survived though the server cannot even write its log: nothing acknowledged is lost, and it comes back by itself', async () => {
    expect(await send()).toBe(200);
    const { pid } = server;
    await disk?.fill();
    // Changes in place need no room but that of the log: when it has none, the server gives up, and cannot start again.
    let changes = 0;
    await eventually(
      'the server has given up',
      async () => {
        const done = await owner.query('update hot set n = n + 1 where id % 7 = $1', [changes++ % 7]).then(
          () => true,
          () => false,
        );
        await send();
        return !done && server.pid !== pid;
      },
      60_000,
    );
    expect(await send()).toBe(503);
    await disk?.free();
    await eventually('taken again', async () => (await send()) === 200, 30_000);
    const { rows } = await owner.query<{ id: string }>('select event_id as id from ingest_key');
    const there = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
  });
});
