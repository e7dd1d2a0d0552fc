import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server as a process of its own. */
export interface ServerProcess {
  child: ChildProcess;
  /** What it said of where it listens. */
  said: string;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Brings `dist` of a package up to date: a process of its own runs what was built, not the sources. */
export async function buildPackage(name: 'gateway' | 'streams'): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-b', name], { cwd: root });
}

/**
 * Starts a built server and waits until it says where it listens; throws with its own words when it ends instead.
 * @param listening its first group is what is looked for in the output
 */
export async function startServer(options: {
  name: 'gateway' | 'streams';
  env: Record<string, string | undefined>;
  nodeArgs?: string[];
  listening: RegExp;
}): Promise<ServerProcess> {
  const { name, env, nodeArgs = [], listening } = options;
  const child = spawn(process.execPath, [...nodeArgs, join(root, name, 'dist/server.js')], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'exit');
  const said = await eventually(
    `${name} listens`,
    () => {
      if (child.exitCode !== null) throw new Error(output);
      return listening.exec(output)?.[1];
    },
    60_000,
  );
  return {
    child,
    said,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
