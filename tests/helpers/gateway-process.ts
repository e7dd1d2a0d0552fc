import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The gateway as a process of its own. */
export interface GatewayProcess {
  child: ChildProcess;
  url: string;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Brings `gateway/dist` up to date: a process of its own runs what was built, not the sources. */
export async function buildGateway(): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'gateway'], {
    cwd: root,
  });
}

/** Starts the gateway and waits until it listens; throws with its own words when it ends instead. */
export async function startGateway(
  env: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [...nodeArgs, join(root, 'gateway/dist/server.js')], {
    env: {
      PATH: process.env.PATH,
      FENGQIAO_DEMO: '0',
      FENGQIAO_TERMINALS: 'optional',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'exit');
  const url = await eventually(
    'the gateway listens',
    () => {
      if (child.exitCode !== null) throw new Error(output);
      return /listening at (http:\S+)/.exec(output)?.[1];
    },
    60_000,
  );
  return {
    child,
    url,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
