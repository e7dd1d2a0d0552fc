import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Binaries, migrate, startEmbedded } from '@fengqiao/db';
import pg from 'pg';

/**
 * `embedded`: the server of the packages. `timescaledb`: Debian's PostgreSQL 17 with the extension.
 * `external`: the server of `TEST_DATABASE_URL`, whose user may create databases and roles.
 */
export type Engine = 'embedded' | 'timescaledb' | 'external';

/** A running server with a migrated database to copy. */
export type EngineServer = {
  /** Connection string to the maintenance database, as a user who may create databases. */
  adminUrl: string;
  /** Name of the migrated database nobody can connect to. */
  template: string;
  stop(): Promise<void>;
};

const FOLDER = 'fengqiao-test-db-';

/** Starts one engine and migrates its template. `binaries` are those of TimescaleDB. */
export async function startEngine(engine: Engine, binaries: Binaries | null): Promise<EngineServer> {
  if (engine === 'external') return externalServer(process.env.TEST_DATABASE_URL ?? '');
  const folder = await temporaryFolder();
  const server = await startEmbedded({
    dataDir: join(folder, 'data'),
    settings: { ...TEST_SETTINGS, ...(binaries ? TIMESCALE_SETTINGS : {}) },
    ...(binaries ? { binaries } : {}),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const template = await makeTemplate(server.url);
    return { adminUrl: server.url, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const TEST_SETTINGS = {
  max_connections: '200',
  shared_buffers: '128MB',
  autovacuum_naptime: '5min',
  wal_compression: 'off', // every new database is written to the log: packing it cost more than all else
};

const TIMESCALE_SETTINGS = {
  cluster_name: '', // not the embedded one
  shared_preload_libraries: 'timescaledb',
  'timescaledb.telemetry_level': 'off',
  max_worker_processes: '24', // its launcher keeps one per database that has the extension
};

async function externalServer(url: string): Promise<EngineServer> {
  const template = await makeTemplate(url);
  return {
    adminUrl: url,
    template,
    stop: () => onServer(url, async (client) => void (await client.query(`drop database ${template}`))),
  };
}

/** A name no other run on the same server has. */
async function makeTemplate(adminUrl: string): Promise<string> {
  const template = `fengqiao_template_${process.pid}_${Date.now().toString(36)}`;
  await onServer(adminUrl, async (client) => void (await client.query(`create database ${template}`)));
  await migrate({ url: databaseUrl(adminUrl, template) });
  // TimescaleDB keeps a worker in every database that lets it in, and a database in use cannot be copied.
  await onServer(adminUrl, async (client) => {
    await client.query(`alter database ${template} allow_connections false`);
    await client.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1', [
      template,
    ]);
  });
  return template;
}

/** The same server and user, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs a function with one session of the maintenance database. */
export async function onServer<T>(adminUrl: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** A temp folder that `nobody` may enter too; those of runs that died are swept away. */
async function temporaryFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER)) continue;
    const old = join(tmpdir(), name);
    const runner = Number(await readFile(join(old, 'runner'), 'utf8').catch(() => Number.NaN));
    if (runner > 0 && !isRunning(runner))
      await rm(old, { recursive: true, force: true }).catch(() => undefined);
  }
  const folder = await mkdtemp(join(tmpdir(), FOLDER));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'runner'), String(process.pid));
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
