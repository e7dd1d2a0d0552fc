import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { IngestEvent, IngestResult } from '@fengqiao/contract/ingest';
import { upsertAreas } from '@fengqiao/db/queries/areas';
import { upsertSource } from '@fengqiao/db/queries/sources';
import { buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import type { FastifyInstance } from 'fastify';
import { type TestDatabase, testDatabase } from './database.ts';
import type { Engine } from './engine-server.ts';

export const sourceKey = 'test-source-key-0123456789';
export const countySourceKey = 'test-county-key-0123456789';

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];
/** Six areas of one city: enough for subtrees, placing and moves. Positions are made up. */
const areas = [
  { code: '511900', level: 'city', name: '巴中市', parent: null, lng: 106.75, lat: 31.85 },
  { code: '511902', level: 'county', name: '巴州区', parent: '511900', lng: 106.7, lat: 31.8 },
  { code: '511921', level: 'county', name: '通江县', parent: '511900', lng: 107.2, lat: 31.9 },
  { code: '511902001', level: 'township', name: '东城街道', parent: '511902', lng: 106.71, lat: 31.81 },
  { code: '511921100', level: 'township', name: '诺江镇', parent: '511921', lng: 107.21, lat: 31.91 },
  {
    code: '511902001001',
    level: 'village',
    name: '红星社区',
    parent: '511902001',
    lng: 106.711,
    lat: 31.811,
  },
];

export interface IngestApp {
  app: FastifyInstance;
  db: TestDatabase;
  /** Sends events as the city's source, or with another key. */
  send(
    events: unknown,
    key?: string,
  ): Promise<{
    status: number;
    body: IngestResult & { error?: { code: string; message: string } };
    headers: Record<string, unknown>;
  }>;
  /** A cookie header of a new account with a role in an area. */
  login(role: Role, areaCode: string): Promise<string>;
  close(): Promise<void>;
}

/** The gateway without a port on a database of its own, with six areas and two sources. */
export async function ingestApp(engine: Engine, env: Record<string, string> = {}): Promise<IngestApp> {
  const db = await testDatabase({ engine });
  await seedAreas(db);
  const dataFolder = await mkdtemp(join(tmpdir(), 'fengqiao-ingest-'));
  const config = readConfig({
    DATABASE_URL: db.url,
    FENGQIAO_DATA: dataFolder,
    FENGQIAO_DEMO: '0',
    FENGQIAO_TERMINALS: 'optional',
    PORT: '0',
    ...env,
  });
  const app = await buildApp({ config, pool: db.appPool });
  await app.ready();
  return {
    app,
    db,
    async send(events, key = sourceKey) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/ingest/events',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        payload: typeof events === 'string' ? events : JSON.stringify(events),
      });
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
    },
    login: (role, areaCode) => login(db, role, areaCode),
    async close() {
      await app.close();
      await db.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Areas with square boundaries and the two sources `hotline` (city) and `bazhou` (one county). */
export async function seedAreas(db: Pick<TestDatabase, 'ownerPool'>): Promise<void> {
  await upsertAreas(
    db.ownerPool,
    areas.map((area) => ({ ...area, synthetic: true })),
  );
  await db.ownerPool.query('update area set geometry = $2 where code = $1', [
    areaKey('511902001'),
    JSON.stringify({ type: 'Polygon', coordinates: square(106.6, 31.7, 0.2) }),
  ]);
  const hash = (key: string) => createHash('sha256').update(key).digest();
  await upsertSource(db.ownerPool, {
    name: 'hotline',
    label: '12345',
    keyHash: hash(sourceKey),
    area: areaKey('511900'),
  });
  await upsertSource(db.ownerPool, {
    name: 'bazhou',
    label: '巴州区',
    keyHash: hash(countySourceKey),
    area: areaKey('511902'),
  });
}

async function login(db: TestDatabase, role: Role, areaCode: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.ownerPool.query(
    `with a as (insert into account (account, display_name, password_hash, role, area)
                values ($1, $1, '-', $2, $3) returning id)
     insert into session (token_hash, account_id, expires_at) select $4, id, now() + interval '1 hour' from a`,
    [
      `t${token.slice(0, 10).toLowerCase()}`,
      role,
      areaKey(areaCode),
      createHash('sha256').update(token).digest(),
    ],
  );
  return `fengqiao=${token}`;
}

/** A time by the sender's clock, so that no case of a test is old enough to be overdue. */
export function minutesAgo(minutes: number): string {
  return `${new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** An event with the fields a test does not care about filled in. */
export function anEvent(
  fields: Partial<IngestEvent> & { payload?: Record<string, unknown> } = {},
): IngestEvent {
  return {
    eventId: randomBytes(8).toString('hex'),
    caseRef: 'c1',
    type: 'case.registered',
    occurredAt: minutesAgo(60),
    ...fields,
  };
}
