import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asAccount, serverEnvironment } from './account.ts';
import { EmbeddedError, type Progress } from './embedded-error.ts';
import type { Home } from './home.ts';
import { isRunning } from './process-identity.ts';

/** A started server process and what is needed to follow it. */
export type Postmaster = {
  pid: number;
  child: ChildProcess;
  /** Settles when the process has ended, with how it ended. */
  ended: Promise<string>;
  /** Whether it has: its number may belong to a stranger from then on. */
  hasEnded(): boolean;
};

/** Starts `postgres` in its own session: a Ctrl-C at the terminal reaches us first, not the server. */
export async function spawnPostmaster(
  { home, cluster, account }: Home,
  bin: string,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await rm(join(home, 'start.log'), { force: true }); // it may belong to another user who started here before
  const log = await open(join(home, 'start.log'), 'w');
  try {
    const child = spawn(join(bin, 'postgres'), ['-D', cluster, ...options], {
      ...asAccount(account),
      cwd: bin,
      env: serverEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    });
    const ended = new Promise<string>((settle) => {
      child.once('exit', (code, signal) => settle(signal ? `signal ${signal}` : `exit code ${code}`));
      child.once('error', (error) => settle(error.message));
    });
    child.unref();
    if (child.pid === undefined) throw new EmbeddedError('startFailed', `postgres: ${await ended}`);
    let over = false;
    ended.then(() => {
      over = true;
    });
    return { pid: child.pid, child, ended, hasEnded: () => over };
  } finally {
    await log.close();
  }
}

/** Waits until the server says `ready` in its `postmaster.pid`; crash recovery may take minutes and is reported. */
export async function waitUntilReady(
  { home, cluster }: Home,
  postmaster: Postmaster,
  timeoutMs: number,
  onProgress: Progress,
): Promise<void> {
  const startedAt = Date.now();
  let reportedAt = startedAt;
  for (;;) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(postmaster.pid) && lines[7]?.trim() === 'ready') return;
    if (postmaster.hasEnded()) {
      throw await failure(
        `PostgreSQL ended at its start (${await postmaster.ended})`,
        home,
        cluster,
        startedAt,
      );
    }
    const now = Date.now();
    if (now - startedAt > timeoutMs) {
      throw await failure(
        `PostgreSQL was not ready after ${Math.round(timeoutMs / 1000)} s`,
        home,
        cluster,
        startedAt,
      );
    }
    if (now - reportedAt > 5_000) {
      reportedAt = now;
      onProgress(
        `the database is still recovering from a hard stop (${Math.round((now - startedAt) / 1000)} s)`,
      );
    }
    await delay(20);
  }
}

/** Fast shutdown: sessions are ended, everything is written. Harder only when it takes longer than a minute. */
export async function stopPostmaster(bin: string, postmaster: Postmaster): Promise<void> {
  if (postmaster.hasEnded()) return;
  postmaster.child.ref();
  await stopProcess(bin, postmaster.pid, () =>
    Promise.race([postmaster.ended.then(() => true), delay(20, false)]),
  );
}

/** The same for a server that another process of ours has left behind. */
export async function stopOrphan(bin: string, pid: number): Promise<void> {
  await stopProcess(bin, pid, async () => {
    if (!isRunning(pid)) return true;
    await delay(20);
    return false;
  });
}

async function stopProcess(bin: string, pid: number, hasEnded: () => Promise<boolean>): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: 60_000 },
    { signal: 'SIGQUIT', patienceMs: 15_000 },
    { signal: 'SIGKILL', patienceMs: 5_000 },
  ] as const;
  for (const { signal, patienceMs } of steps) {
    if (!send(bin, pid, signal)) return; // gone already
    const until = Date.now() + patienceMs;
    while (Date.now() < until) if (await hasEnded()) return;
  }
  throw new EmbeddedError('startFailed', `The PostgreSQL process ${pid} cannot be stopped.`);
}

/** Sends a signal; Windows has none, there `pg_ctl kill` speaks to the server through its named pipe. */
function send(bin: string, pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): boolean {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    return spawnSync(join(bin, 'pg_ctl'), ['kill', signal.slice(3), String(pid)]).status === 0;
  }
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** The last lines of what the server said since the start, from both of its logs. */
async function failure(what: string, home: string, cluster: string, since: number): Promise<EmbeddedError> {
  const logs = await readdir(join(cluster, 'log')).catch(() => []);
  const files = [join(home, 'start.log'), ...logs.map((name) => join(cluster, 'log', name))];
  const said: string[] = [];
  for (const file of files) {
    const facts = await stat(file).catch(() => null);
    if (!facts || facts.mtimeMs < since - 1_000) continue;
    said.push(...(await readFile(file, 'utf8')).trim().split('\n').slice(-15));
  }
  return new EmbeddedError('startFailed', `${what}. It said:\n${said.join('\n')}`);
}
