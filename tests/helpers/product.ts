import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface DemoAccount {
  account: string;
  password: string;
  role: string;
  areaCode: string;
}

/** The whole product as a person starts it: `bin/start.mjs` with its own database, ports and data folder. */
export interface Product {
  url: string;
  /** Where browsers fetch the pictures from. */
  streamsUrl: string;
  dataDir: string;
  sourceKey: string;
  accounts: DemoAccount[];
  process: ChildProcess;
  /** Every line it printed so far. */
  lines: string[];
  /** Ends it like Ctrl-C and resolves with the exit code; keeps the data folder. */
  stop(): Promise<number | null>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/**
 * A port of 127.0.0.1 that nobody listens on at this moment. Below those that the system gives to outgoing connections:
 * one of the many that tests make could take it before the product listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Starts the product and waits until it says that it runs; rejects with its words when it ends before. */
export async function startProduct(
  options: { dataDir?: string; env?: Record<string, string>; npm?: boolean } = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'fengqiao-e2e-')));
  const [port, streamsPort] = [await freePort(), await freePort()];
  // The test runner's own variables would change what is started.
  const { NODE_ENV, VITEST, ...env } = process.env;
  const [command, args] = options.npm
    ? ['npm', ['start']]
    : [process.execPath, [join(root, 'bin', 'start.mjs')]];
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...env,
      PORT: String(port),
      STREAMS_PORT: String(streamsPort),
      FENGQIAO_DATA: dataDir,
      FENGQIAO_HISTORY_DAYS: '7',
      // Simulated devices are on this machine.
      ONVIF_NETWORKS: '127.0.0.0/8',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const take = (line: string) => {
      lines.push(line);
      if (line.includes('Ctrl-C stops everything')) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take);
    void ended.then((code) => reject(new Error(`The product ended with ${code}:\n${lines.join('\n')}`)));
  }).catch(async (error: Error) => {
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  const file = await readFile(join(dataDir, 'demo-credentials.json'), 'utf8').catch(
    () => '{"accounts":[],"sourceKey":""}',
  );
  const { accounts, sourceKey } = JSON.parse(file) as { accounts: DemoAccount[]; sourceKey: string };
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    streamsUrl: `http://127.0.0.1:${streamsPort}`,
    dataDir,
    sourceKey,
    accounts,
    process: child,
    lines,
    stop,
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
