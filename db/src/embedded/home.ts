import { createHash, randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter, serverAccount } from './account.ts';
import { EmbeddedError, type Progress } from './embedded-error.ts';

/** Where root keeps what `nobody` must reach when the data folder itself is out of its reach; survives a reboot, unlike the temp folder. */
const SHARED_HOME = '/var/lib/fengqiao';

/** The folder that holds the cluster, its password, port and claim; and who serves it. */
export type Home = {
  home: string;
  cluster: string;
  account: Account;
  /** Where a copy of the binaries may go. */
  copies: string;
};

/**
 * Chooses the home of the database of one data folder (`FENGQIAO_DATA`).
 *
 * It is `<data>/postgres` whenever the server's account can enter that. Else (root, below a 0700 home) it is
 * `/var/lib/fengqiao/<hash of the data path>-<random>`, named in `<data>/postgres/location.json` and naming the data
 * folder in its own `belongs-to`. Deleting the data folder therefore always means starting empty.
 */
export async function chooseHome(dataDir: string, onProgress: Progress): Promise<Home> {
  const inside = join(resolve(dataDir), 'postgres');
  try {
    await makeFolder(inside);
    await access(inside, constants.W_OK);
  } catch (cause) {
    throw new EmbeddedError(
      'unreachable',
      `The data folder ${inside} cannot be written by this user (${(cause as NodeJS.ErrnoException).code}). ` +
        'Start as the user it belongs to, or set FENGQIAO_DATA to a folder of your own.',
      { cause },
    );
  }
  const location = join(inside, 'location.json');
  if (existsSync(location)) return recordedHome(resolve(dataDir), location);

  const cluster = join(inside, 'cluster');
  const account = await serverAccount(cluster);
  const home = { home: inside, cluster, account };
  if (canEnter(account, inside)) return { ...home, copies: account ? SHARED_HOME : inside };
  if (existsSync(cluster)) {
    throw new EmbeddedError(
      'unreachable',
      `The database in ${cluster} belongs to user ${account?.uid}, who cannot enter that folder any more. ` +
        'Give its parent folders the x permission for others, move the data folder back, or start as that user.',
    );
  }
  return outsideHome(resolve(dataDir), location, onProgress);
}

/** The home of a data folder that has one, without touching anything; `null` when it never had a database. */
export async function findHome(dataDir: string): Promise<string | null> {
  const inside = join(resolve(dataDir), 'postgres');
  const location = await readFile(join(inside, 'location.json'), 'utf8').catch(() => null);
  const home = location ? (JSON.parse(location) as { home: string }).home : inside;
  return existsSync(join(home, 'cluster')) ? home : null;
}

async function recordedHome(dataDir: string, location: string): Promise<Home> {
  const { home } = JSON.parse(await readFile(location, 'utf8')) as { home: string };
  if (!existsSync(home)) {
    throw new EmbeddedError(
      'unreachable',
      `The database of ${dataDir} was kept in ${home}, which is gone. ` +
        `Bring that folder back, or delete ${location} to start with an empty database.`,
    );
  }
  const owner = (await readFile(join(home, 'belongs-to'), 'utf8').catch(() => '')).trim();
  if (owner && owner !== dataDir && existsSync(join(owner, 'postgres', 'location.json'))) {
    throw new EmbeddedError(
      'unreachable',
      `${dataDir} is a copy of ${owner}, and the database of both would be ${home}. ` +
        `Delete ${location} to give the copy an empty database of its own.`,
    );
  }
  if (owner !== dataDir) await writeFile(join(home, 'belongs-to'), `${dataDir}\n`);
  const cluster = join(home, 'cluster');
  return { home, cluster, account: await serverAccount(cluster), copies: SHARED_HOME };
}

async function outsideHome(dataDir: string, location: string, onProgress: Progress): Promise<Home> {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = join(SHARED_HOME, `${mark}-${randomBytes(3).toString('hex')}`);
  try {
    await makeFolder(SHARED_HOME);
    for (const name of await readdir(SHARED_HOME)) {
      if (name.startsWith(`${mark}-`))
        onProgress(`an older database of ${dataDir} is still in ${join(SHARED_HOME, name)}`);
    }
    await makeFolder(home);
    await writeFile(join(home, 'belongs-to'), `${dataDir}\n`);
  } catch (cause) {
    throw new EmbeddedError(
      'unreachable',
      `PostgreSQL must not run as root, its user cannot enter ${dataDir}, and ${SHARED_HOME} cannot be written. ` +
        'Start as an ordinary user, set FENGQIAO_DATA to a folder every user can enter, or set DATABASE_URL.',
      { cause },
    );
  }
  await writeFile(location, `${JSON.stringify({ home }, null, 2)}\n`);
  onProgress(`the database of ${dataDir} is kept in ${home}, because its user cannot enter ${dataDir}`);
  const cluster = join(home, 'cluster');
  return { home, cluster, account: await serverAccount(cluster), copies: SHARED_HOME };
}

/** Makes a folder that others may enter, whatever our umask; leaves the modes of those that were there before alone. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
}
