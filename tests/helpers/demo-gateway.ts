import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { regionFolder } from '@fengqiao/fixtures';
import { type AppDeps, buildApp } from '@fengqiao/gateway/app';
import { readConfig } from '@fengqiao/gateway/config';
import { demoPeople, loadDemo } from '@fengqiao/gateway/features/setup/demo';
import type { DemoCredentials } from '@fengqiao/gateway/features/setup/demo-credentials';
import { pointCameras } from '@fengqiao/gateway/features/setup/demo-sources';
import { loadRegion } from '@fengqiao/gateway/features/setup/load-region';
import { type RegionPack, readRegionPack } from '@fengqiao/gateway/features/setup/region-files';
import { readRegion } from '@fengqiao/gateway/plugins/region';
import { loadProfile } from '@fengqiao/gateway/profiles/load-profile';
import type { FastifyInstance } from 'fastify';
import { type TestDatabase, testDatabase } from './database.ts';
import type { Engine } from './engine-server.ts';
import { eventually } from './eventually.ts';

export interface DemoGateway {
  app: FastifyInstance;
  db: TestDatabase;
  credentials: DemoCredentials;
  sealKey: Buffer;
  /** Logs a demo account in with its password; answers the cookie header. */
  login(account: string): Promise<string>;
  get(url: string, cookie: string): Promise<{ status: number; body: unknown }>;
  /** Listens on a free port; answers the URL. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const silent = () => undefined;

interface DemoCity {
  db: TestDatabase;
  credentials: DemoCredentials;
  pack: RegionPack;
  folder: string;
}

/** By engine: the demo's registry and accounts are loaded once in each worker, and copied from then on. */
const templates = new Map<Engine, Promise<DemoCity>>();

/** A database with the demo's registry and accounts. */
async function demoCity(engine: Engine): Promise<DemoCity> {
  // Nobody would remove the template from a server that goes on after the run.
  if (engine === 'external') return loadCity(engine);
  const made = templates.get(engine) ?? makeTemplate(engine);
  templates.set(engine, made);
  const template = await made;
  return { ...template, db: await testDatabase({ engine, copyOf: template.db.name }) };
}

async function makeTemplate(engine: Engine): Promise<DemoCity> {
  const city = await loadCity(engine);
  await city.db.closeAsTemplate();
  return city;
}

async function loadCity(engine: Engine): Promise<DemoCity> {
  const db = await testDatabase({ engine });
  const folder = regionFolder('bazhong');
  const region = await readRegion(folder);
  if (region === null) throw new Error(`${folder} is no region pack`);
  const pack = await readRegionPack(folder);
  await loadRegion(db.appPool, pack, loadProfile('bazhong'), silent);
  const url = 'http://127.0.0.1';
  const people = demoPeople(region, pack);
  const credentials = await loadDemo(db.appPool, { people, region, pack, url, before: null, say: silent });
  return { db, credentials, pack, folder };
}

/** The gateway with the demo city, without a port, on a database of its own. `cameraUrl`: where its cameras are. */
export async function demoGateway(
  engine: Engine,
  {
    env = {},
    cameraUrl,
    logger,
  }: { env?: Record<string, string>; cameraUrl?: string; logger?: AppDeps['logger'] } = {},
): Promise<DemoGateway> {
  const { db, credentials, pack, folder } = await demoCity(engine);
  const dataFolder = await mkdtemp(join(tmpdir(), 'fengqiao-demo-'));
  const sealKey = randomBytes(32);
  if (cameraUrl !== undefined) await pointCameras(db.appPool, pack.cameras, cameraUrl, sealKey);
  const config = readConfig({
    DATABASE_URL: db.url,
    FENGQIAO_DATA: dataFolder,
    FENGQIAO_REGION: folder,
    SEAL_KEY: sealKey.toString('base64'),
    PORT: '0',
    ...env,
  });
  const app = await buildApp({ config, pool: db.appPool, ...(logger === undefined ? {} : { logger }) });
  await app.ready();

  return {
    app,
    db,
    credentials,
    sealKey,
    async login(account) {
      const password = credentials.accounts.find((each) => each.account === account)?.password;
      // On a machine with other work the loop of a test may be late, and a gateway that is late sends everybody away.
      const answer = await eventually('a gateway that is not overloaded', async () => {
        const got = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password } });
        return got.statusCode !== 503 && got;
      });
      const cookie = answer.cookies.find(({ name }) => name === 'fengqiao');
      if (cookie === undefined) throw new Error(`${account} cannot log in: ${answer.body}`);
      return `fengqiao=${cookie.value}`;
    },
    async get(path, cookie) {
      const answer = await app.inject({ url: path, headers: { cookie } });
      return { status: answer.statusCode, body: answer.json() as unknown };
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    async close() {
      await app.close();
      await db.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
