import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Binaries } from '@fengqiao/db';
import type { TestProject } from 'vitest/node';
import { type Engine, type EngineServer, startEngine } from './engine-server.ts';
import { timescalePrefix } from './timescale-prefix.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Engines that can be had on this machine. */
    engines: Engine[];
    /** Where a test file asks for the server of an engine; holds a secret path. */
    engineDesk: string;
  }
}

/** What all projects of one run share: a project's set-up module may be loaded once more for the next project. */
type Shared = { users: number; engines: Engine[]; url: string; close(): Promise<void> };

const KEY = Symbol.for('fengqiao.test.engines');
const shared = globalThis as unknown as { [KEY]?: Promise<Shared> };

/** Finds the engines; a server starts when the first test file asks for it, once per run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[KEY] ??= openDesk();
  const desk = await shared[KEY];
  desk.users += 1;
  project.provide('engines', desk.engines);
  project.provide('engineDesk', desk.url);
  return async () => {
    desk.users -= 1;
    if (desk.users > 0) return;
    delete shared[KEY];
    await desk.close();
  };
}

async function openDesk(): Promise<Shared> {
  const { engines, binaries } = await findEngines();
  const servers = new Map<Engine, Promise<EngineServer>>();
  const secret = randomBytes(16).toString('hex');
  const http = createServer(async (request, response) => {
    const engine = engines.find((name) => request.url === `/${secret}/${name}`);
    if (!engine) {
      response.writeHead(404).end();
      return;
    }
    let starting = servers.get(engine);
    if (!starting) {
      starting = startEngine(engine, engine === 'timescaledb' ? binaries : null);
      servers.set(engine, starting);
    }
    try {
      const { adminUrl, template } = await starting;
      response.end(JSON.stringify({ adminUrl, template }));
    } catch (error) {
      response.writeHead(500).end((error as Error).message);
    }
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    users: 0,
    engines,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/${secret}/`,
    close: () => closeDesk(http, servers),
  };
}

async function closeDesk(http: Server, servers: Map<Engine, Promise<EngineServer>>): Promise<void> {
  http.close();
  http.closeAllConnections();
  for (const starting of servers.values()) await (await starting.catch(() => null))?.stop();
}

/** `TEST_ENGINES=embedded` (a comma list) narrows the choice for a quick round. */
async function findEngines(): Promise<{ engines: Engine[]; binaries: Binaries | null }> {
  const asked = process.env.TEST_ENGINES?.split(',');
  const wanted = (engine: Engine) => asked === undefined || asked.includes(engine);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const engines: Engine[] = wanted('embedded') ? ['embedded'] : [];
  let binaries: Binaries | null = null;
  if (wanted('timescaledb')) {
    const prefix = await timescalePrefix(say);
    if ('binaries' in prefix) {
      binaries = prefix.binaries;
      engines.push('timescaledb');
    } else say(`skipped: the database tests on TimescaleDB, because: ${prefix.missing}`);
  }
  if (process.env.TEST_DATABASE_URL && wanted('external')) engines.push('external');
  return { engines, binaries };
}
