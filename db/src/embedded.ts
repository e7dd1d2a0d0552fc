import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { assertDurable } from './durability.ts';
import { type Binaries, packagedBinaries, usableBin } from './embedded/binaries.ts';
import { claimHome } from './embedded/claim.ts';
import { ensureCluster, OWNER } from './embedded/cluster.ts';
import { EmbeddedError, type Progress } from './embedded/embedded-error.ts';
import { chooseHome, findHome } from './embedded/home.ts';
import { choosePort } from './embedded/port.ts';
import { stopOrphan } from './embedded/postmaster.ts';
import { serverSettings } from './embedded/settings.ts';
import { keepServing } from './embedded/supervise.ts';

export type EmbeddedOptions = {
  /** The data folder of this installation (`FENGQIAO_DATA`); made when it is not there. */
  dataDir: string;
  onProgress?: Progress;
  /** Another PostgreSQL than the packaged one, such as one with TimescaleDB. */
  binaries?: Binaries;
  /** Server settings beside ours; durability cannot be switched off. */
  settings?: Record<string, string>;
  /** How long crash recovery may take; 10 minutes unless told. */
  startTimeoutMs?: number;
};

export type EmbeddedServer = {
  /** Connection string of the owner, who is a superuser; holds the password. */
  url: string;
  /** Such as `18.4`. */
  version: string;
  /** Number of the server process of now; another one after a crash. */
  readonly pid: number;
  /** Fast shutdown; everything acknowledged is on disk. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with the packages on 127.0.0.1 and keeps it running until `stop()` or the end of this
 * process, however that comes. Throws `EmbeddedError` with a text for the terminal.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const onProgress = options.onProgress ?? (() => undefined);
  const binaries = options.binaries ?? (await packagedBinaries());
  const home = await chooseHome(options.dataDir, onProgress);
  const bin = await usableBin(binaries, home.account, home.copies, onProgress);
  const claim = await claimHome(home.home, home.cluster);
  try {
    if (claim.orphan !== null) {
      onProgress(`stopping the database server ${claim.orphan} that a crash has left behind`);
      await stopOrphan(bin, claim.orphan);
    }
    const password = await ensureCluster(home, bin, binaries.major, onProgress);
    const portFile = join(home.home, 'port');
    const server = await keepServing({
      home,
      bin,
      settings: async () => serverSettings(await choosePort(portFile), options.settings),
      timeoutMs: options.startTimeoutMs ?? 600_000,
      onProgress,
      onStarted: (pid) => claim.record(pid),
    });
    const url = (database: string) =>
      `postgresql://${OWNER}:${password}@127.0.0.1:${server.port}/${database}`;
    const stop = async () => {
      await server.stop();
      await claim.release();
    };
    try {
      await rm(portFile, { force: true }); // it may belong to another user who started here before
      await writeFile(portFile, `${server.port}\n`);
      const version = await prepareDatabase(url('postgres'));
      return {
        url: url(OWNER),
        version,
        get pid() {
          return server.pid();
        },
        stop,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/**
 * The connection string of a data folder's database as it was last served, for a second process of the same user;
 * `null` when the folder has no database. Says nothing about whether it is served now.
 */
export async function embeddedUrl(dataDir: string): Promise<string | null> {
  const home = await findHome(dataDir);
  if (home === null) return null;
  const [password, port] = await Promise.all(
    ['password', 'port'].map(async (name) => (await readFile(join(home, name), 'utf8')).trim()),
  );
  return connectionString(password ?? '', Number(port), OWNER);
}

function connectionString(password: string, port: number, database: string): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Makes our database on first use, checks durability; answers the server's version. */
async function prepareDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [OWNER]);
    if (known.rowCount === 0) await client.query(`create database ${OWNER}`);
    await assertDurable(client).catch((cause: Error) => {
      throw new EmbeddedError('notDurable', cause.message, { cause });
    });
    const answer = await client.query<{ server_version: string }>('show server_version');
    return answer.rows[0]?.server_version.split(' ')[0] ?? '';
  } finally {
    await client.end();
  }
}
