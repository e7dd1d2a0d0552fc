import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Account, asAccount, serverEnvironment } from './account.ts';
import { EmbeddedError, type Progress } from './embedded-error.ts';
import type { Home } from './home.ts';

/** Role and database of the embedded server. */
export const OWNER = 'fengqiao';

/** Makes sure that a cluster of the right major version is there; answers the owner's password. */
export async function ensureCluster(
  { home, cluster, account }: Home,
  bin: string,
  major: number,
  onProgress: Progress,
): Promise<string> {
  await removeLeftovers(home, cluster);
  const found = await clusterMajor(cluster);
  if (found === null) {
    const password = await newPassword(home);
    onProgress(`creating the database in ${cluster}`);
    await initialise(home, cluster, account, bin, password);
    return password;
  }
  if (found !== String(major)) {
    throw new EmbeddedError(
      'wrongMajor',
      `The database in ${cluster} was written by PostgreSQL ${found}; this version of Fengqiao brings ` +
        `PostgreSQL ${major}. Nothing was changed. Restore a backup into an empty data folder, or serve these data ` +
        `with PostgreSQL ${found} and set DATABASE_URL.`,
    );
  }
  const password = (await readFile(join(home, 'password'), 'utf8').catch(() => '')).trim();
  if (password) return password;
  onProgress('the password file is gone: setting a new password');
  return resetPassword(home, cluster, account, bin);
}

/** Content of `PG_VERSION`; `null` when there is no cluster yet; throws when something else lies there. */
async function clusterMajor(cluster: string): Promise<string | null> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw new EmbeddedError(
        'unreachable',
        `The database in ${cluster} belongs to another user and cannot be read (${error.code}). ` +
          'Start as that user or as root.',
        { cause: error },
      );
    },
  );
  if (version !== null) return version.trim();
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length === 0) return null;
  throw new EmbeddedError(
    'unreachable',
    `${cluster} is not empty and holds no PostgreSQL database (no PG_VERSION). ` +
      'Move it away to start with an empty database; nothing was touched.',
  );
}

/** `initdb` into a folder beside, renamed when complete: an interrupted one never leaves half a cluster. */
async function initialise(home: string, cluster: string, account: Account, bin: string, password: string) {
  const fresh = `${cluster}.new-${process.pid}`;
  const secret = `${fresh}.secret`;
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (account) for (const path of [fresh, secret]) await chown(path, account.uid, account.gid);
  const options = [
    `--pgdata=${fresh}`,
    `--username=${OWNER}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C', // the same order on every machine; people's names are sorted by the queries that need it
    '--no-instructions',
    '--data-checksums',
  ];
  try {
    await run(join(bin, 'initdb'), options, account);
    await rm(cluster, { recursive: true, force: true }); // empty, as clusterMajor has seen
    await rename(fresh, cluster);
    await syncFolder(home);
  } finally {
    await rm(secret, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function removeLeftovers(home: string, cluster: string): Promise<void> {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of await readdir(home)) {
    if (name.startsWith(prefix)) await rm(join(home, name), { recursive: true, force: true });
  }
}

async function newPassword(home: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const file = join(home, 'password');
  await writeFile(file, password, { mode: 0o600 });
  await chmod(file, 0o600); // one that was there before keeps its mode otherwise
  return password;
}

/** Sets a new password without the old one, through PostgreSQL's single-user mode. */
async function resetPassword(home: string, cluster: string, account: Account, bin: string): Promise<string> {
  const password = await newPassword(home);
  await run(
    join(bin, 'postgres'),
    ['--single', '-D', cluster, 'postgres'],
    account,
    `alter role ${OWNER} password '${password}'\n`,
  );
  return password;
}

async function run(program: string, options: string[], account: Account, input = ''): Promise<void> {
  const child = spawn(program, options, {
    ...asAccount(account),
    cwd: dirname(program),
    env: serverEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const lines = (await said).join('').trim().split('\n').slice(-15).join('\n');
  const hint = lines.includes('user does not exist')
    ? '\nPostgreSQL needs a user that /etc/passwd knows: start as one of those, or set DATABASE_URL.'
    : '';
  throw new EmbeddedError('startFailed', `${basename(program)} failed (${code}):\n${lines}${hint}`);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
