import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SCRIPT = `
import { startEmbedded } from '@fengqiao/db';
const server = await startEmbedded({ dataDir: process.argv[1] });
console.log(JSON.stringify({ url: server.url, pid: server.pid }));
process.once('SIGTERM', () => server.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
`;

/** Whether another user may enter this folder: a clone in a private folder can be run by its owner alone. */
export function othersMayEnter(folder = ROOT): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (parent === folder || othersMayEnter(parent));
}

/** A process of its own that serves a data folder until it is killed. */
export type ServedDatabase = { child: ChildProcess; url: string; pid: number };

/** Brings `db/dist` up to date: a process of its own runs what was built, not the sources. */
export async function buildDatabasePackage(): Promise<void> {
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'db'], { cwd: ROOT });
}

/** Starts that process, as another user when one is given; throws with what it said when it ends instead. */
export async function serveDatabase(
  dataDir: string,
  user?: { uid: number; gid: number },
): Promise<ServedDatabase> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, dataDir], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  const complaint = text(child.stderr);
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const line = await Promise.race([first, once(child, 'close').then(() => null)]);
  if (line === null) throw new Error(await complaint);
  return { child, ...(JSON.parse(line[0]) as { url: string; pid: number }) };
}

/** Ends the process the hard way and waits until it is gone; its server leaves a little later. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The same, and waits until the server has left too: only then may its folder be removed. */
export async function killAndWait({ child, pid }: ServedDatabase): Promise<void> {
  await killHard(child);
  await eventually('the server has left', () => isGone(pid), 30_000);
}

/** Whether no process of that number exists any more. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
