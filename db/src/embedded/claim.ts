import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { isRunning, processIdentity, worksIn } from './process-identity.ts';

/** Who serves a home: the process that launched the server, and the server's own number once it runs. */
type Owner = { pid: number; identity: string; postmaster?: number };

/** A home taken for this process. */
export type Claim = {
  /** Number of a server that a process which died hard has left behind. */
  orphan: number | null;
  /** Remembers the running server, so that a later start knows an orphan as ours. */
  record(postmaster: number): Promise<void>;
  release(): Promise<void>;
};

/** Takes the home for this process; throws `alreadyServed` naming the process that has it. */
export async function claimHome(home: string, cluster: string): Promise<Claim> {
  const file = join(home, 'owner.json');
  const mine: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? String(process.pid) };
  const former = await take(file, mine, home);
  const server = await livePostmaster(cluster);
  const isOurOrphan = server !== null && former !== null && (former.postmaster ?? server) === server;
  if (server !== null && !isOurOrphan) {
    await rm(file, { force: true });
    throw taken(home, server, 'a PostgreSQL server');
  }
  return {
    orphan: server,
    record: (postmaster) => replace(file, { ...mine, postmaster }),
    release: () => rm(file, { force: true }),
  };
}

/** Number of the live server of this cluster by its `postmaster.pid`; removes a stale file and answers `null`. */
export async function livePostmaster(cluster: string): Promise<number | null> {
  const file = join(cluster, 'postmaster.pid');
  // The number is negative when a single-user server works there.
  const pid = Math.abs(Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10));
  if (Number.isNaN(pid)) return null;
  if (isRunning(pid) && worksIn(pid, cluster)) return pid;
  // PostgreSQL would refuse to start if the number now belongs to some other process, so the stale file must go.
  await rm(file, { force: true });
  return null;
}

/** Creates the owner file; answers the dead owner it replaced. */
async function take(file: string, mine: Owner, home: string): Promise<Owner | null> {
  let former: Owner | null = null;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, JSON.stringify(mine), { mode: 0o600 });
    try {
      await link(fresh, file); // fails when somebody has it: the one atomic step
      return former;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(fresh, { force: true });
    }
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue; // released a moment ago
    const owner = parse(text);
    if (owner && processIdentity(owner.pid) === owner.identity) throw taken(home, owner.pid, 'process');
    const aside = `${file}.stale-${randomUUID()}`;
    await rename(file, aside).catch(() => undefined);
    if ((await readFile(aside, 'utf8').catch(() => null)) === text) former = owner;
    else await link(aside, file).catch(() => undefined); // another start was faster and owns it now: give it back
    await rm(aside, { force: true });
  }
  throw new EmbeddedError(
    'alreadyServed',
    `The database in ${home} is being taken by other processes again and again.`,
  );
}

async function replace(file: string, owner: Owner): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(owner), { mode: 0o600 });
  await rename(fresh, file);
}

function parse(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null; // written half by a machine that lost power
  }
}

function taken(home: string, pid: number, what: string): EmbeddedError {
  return new EmbeddedError(
    'alreadyServed',
    `The database in ${home} is already served by ${what} ${pid}. ` +
      'Stop that one first, or set FENGQIAO_DATA to another folder.',
  );
}
