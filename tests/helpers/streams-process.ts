import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Brings `streams/dist` up to date: nodes and workers that are processes run what was built, not the sources. */
export async function buildStreams(): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'streams'], {
    cwd: root,
  });
}

/** A streams node as a process of its own. */
export interface StreamsProcess {
  child: ChildProcess;
  url: string;
  secret: string;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a node and waits until it listens; throws with its own words when it ends instead. */
export async function startStreams(env: Record<string, string> = {}): Promise<StreamsProcess> {
  const secret = randomBytes(24).toString('hex');
  const child = spawn(process.execPath, [join(root, 'streams/dist/server.js')], {
    env: { PATH: process.env.PATH, STREAMS_PORT: '0', STREAMS_SECRET: secret, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const exited = once(child, 'exit');
  const port = await eventually(
    'the node listens',
    () => {
      if (child.exitCode !== null) throw new Error(output);
      return /"port":(\d+)/.exec(output)?.[1];
    },
    30_000,
  );
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    secret: env.STREAMS_SECRET ?? secret,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
