import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueSetupCode } from '@fengqiao/gateway/features/setup/setup-code';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { buildDatabasePackage } from '../helpers/served-database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = join(root, 'gateway/dist/server.js');

interface Gateway {
  process: ChildProcess;
  output(): string;
  exit: Promise<number | null>;
}

function start(env: Record<string, string>): Gateway {
  const child = spawn(process.execPath, [server], { env: { PATH: process.env.PATH, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { process: child, output: () => output, exit };
}

async function listening(gateway: Gateway): Promise<string> {
  return eventually(
    'the gateway listens',
    () => /listening at (http:\S+)/.exec(gateway.output())?.[1],
    30_000,
  );
}

describe.each(engines())('the gateway as a process on %s', (engine) => {
  let db: TestDatabase;
  let data: string;
  let env: Record<string, string>;
  const running: Gateway[] = [];

  beforeAll(async () => {
    await buildDatabasePackage();
    const build = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'gateway'], {
      cwd: root,
      stdio: 'inherit',
    });
    const [code] = await once(build, 'exit');
    expect(code).toBe(0);
    db = await testDatabase({ engine });
    data = await mkdtemp(join(tmpdir(), 'fengqiao-gateway-'));
    env = {
      DATABASE_URL: db.url,
      FENGQIAO_DATA: data,
      FENGQIAO_DEMO: '0',
      FENGQIAO_TERMINALS: 'optional',
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
  });
  afterAll(async () => {
    for (const gateway of running) {
      if (gateway.process.exitCode === null) gateway.process.kill('SIGKILL');
      await gateway.exit;
    }
    await db.drop();
    await rm(data, { recursive: true, force: true });
  });
  const run = (more: Record<string, string> = {}): Gateway => {
    const gateway = start({ ...env, ...more });
    running.push(gateway);
    return gateway;
  };

  /** Logs the first administrator in, who is made by the first test that needs one. */
  async function login(url: string): Promise<string> {
    const post = (path: string, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const person = { account: 'chief', password: 'correct horse battery' };
    const setupCode = await issueSetupCode(db.appPool);
    if (setupCode !== null)
      await post('/api/setup', { ...person, setupCode, displayName: '张三', areaCode: '511900' });
    const answer = await post('/api/session', person);
    expect(answer.status).toBe(200);
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('names every bad variable and ends', async () => {
    const gateway = run({ PORT: 'eighty', FENGQIAO_DEMO: 'maybe', DATABASE_URL: '' });
    expect(await gateway.exit).toBe(1);
    for (const name of ['PORT', 'FENGQIAO_DEMO', 'DATABASE_URL']) expect(gateway.output()).toContain(name);
    expect(gateway.output()).not.toContain('    at ');
  });

  it('says in one line that a profile is not known', async () => {
    const gateway = run({ FENGQIAO_PROFILE: 'atlantis' });
    expect(await gateway.exit).toBe(1);
    expect(gateway.output()).toMatch(/Profile atlantis: is not known/);
  });

  it('says in one line that the database does not answer', async () => {
    const gateway = run({ DATABASE_URL: 'postgresql://nobody:word@127.0.0.1:1/none' });
    expect(await gateway.exit).toBe(1);
    expect(gateway.output().trim()).toMatch(/^The database of DATABASE_URL does not answer: [^\n]+$/);
    expect(gateway.output()).not.toContain('word');
  });

  it('prints the set-up code of an empty system, and says who has its port when it is started twice', async () => {
    const first = run();
    const url = await listening(first);
    await eventually('the set-up code', () => /set-up code is ([0-9a-f-]{23})\n/.exec(first.output()));
    const second = run({ PORT: new URL(url).port });
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(/Port \d+ is taken by another Fengqiao gateway .* set PORT/);
    first.process.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });

  it('prints a code for a terminal where no system administrator has one', async () => {
    await login(await listening(run()));
    const gateway = run({ FENGQIAO_TERMINALS: 'required' });
    await eventually('the code', () =>
      /no system administrator has a terminal\. .* the code is ([0-9a-f-]{23})\n/.exec(gateway.output()),
    );
  });

  it('says that another program has its port', async () => {
    const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address() as { port: number };
    const gateway = run({ PORT: String(address.port) });
    expect(await gateway.exit).toBe(1);
    expect(gateway.output()).toMatch(/is taken by another program that listens on 127\.0\.0\.1/);
    other.close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends within seconds at %s though pages are connected',
    async (signal) => {
      const gateway = run();
      const url = await listening(gateway);
      const page = io(url, {
        transports: ['websocket'],
        reconnection: false,
        extraHeaders: { cookie: await login(url) },
      });
      await new Promise((resolve) => page.once('connect', () => resolve(null)));
      const kept = await fetch(`${url}/api/health`);
      expect(kept.ok).toBe(true);
      const asked = Date.now();
      gateway.process.kill(signal);
      expect(await gateway.exit).toBe(0);
      expect(Date.now() - asked).toBeLessThan(6_000);
    },
  );
});
