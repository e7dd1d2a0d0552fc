import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '@fengqiao/db';
import type { DemoAccount } from '../helpers/product.ts';
import { type Child, startNode } from './child-process.ts';
import type { Context } from './context.ts';
import { projectPath } from './project.ts';
import { tempFolder } from './temp-folder.ts';

/** The real gateway process with a database of its own, which holds the demo region and nothing else. */
export interface Gateway {
  process: Child;
  host: string;
  port: number;
  /** Bearer key of a source of the whole city. */
  sourceKey: string;
  /** The demo's accounts. */
  accounts: DemoAccount[];
  /** Connection string of the database's owner. */
  databaseUrl: string;
  /** The database server's first process. */
  databasePid: number;
}

/** Starts both, the gateway with more variables when they are given; they end with the row. `BENCH_CPU_PROF=FOLDER` leaves a CPU profile of the gateway there. */
export async function startGateway(context: Context, more: Record<string, string> = {}): Promise<Gateway> {
  const folder = await tempFolder(context);
  context.say('starting PostgreSQL and loading the region');
  const database = await startEmbedded({ dataDir: join(folder, 'postgresql') });
  context.onEnd(() => database.stop());
  const credentials = join(folder, 'credentials.json');
  const env = {
    DATABASE_URL: database.url,
    FENGQIAO_DATA: folder,
    FENGQIAO_DEMO: '0',
    FENGQIAO_TERMINALS: 'optional',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const region = projectPath('fixtures/regions/bazhong');
  const args = ['--region', region, '--demo', '--credentials', credentials];
  await startNode('gateway/dist/seed-cli.js', { env, args }).ended;
  const profile = process.env.BENCH_CPU_PROF;
  const nodeArgs = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const gateway = startNode('gateway/dist/server.js', { env, nodeArgs });
  context.onEnd(() => gateway.stop());
  const [, port] = await gateway.line(/listening at http:\/\/[\d.]+:(\d+)/);
  const { sourceKey, accounts } = JSON.parse(await readFile(credentials, 'utf8')) as {
    sourceKey: string;
    accounts: DemoAccount[];
  };
  return {
    process: gateway,
    host: '127.0.0.1',
    port: Number(port),
    sourceKey,
    accounts,
    databaseUrl: database.url,
    databasePid: database.pid,
  };
}
