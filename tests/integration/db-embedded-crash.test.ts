import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPool, isUnavailable, startEmbedded } from '@fengqiao/db';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../helpers/data-folder.ts';
import { eventually } from '../helpers/eventually.ts';
import { type MadeDatabase, madeDatabase } from '../helpers/made-database.ts';
import {
  buildDatabasePackage,
  isGone,
  killAndWait,
  killHard,
  type ServedDatabase,
  serveDatabase,
} from '../helpers/served-database.ts';

let cleanups: (() => Promise<unknown>)[] = [];
let dataDir: string;

let made: MadeDatabase;

beforeAll(async () => {
  await buildDatabasePackage();
  made = await madeDatabase();
});
afterAll(() => made?.remove());
beforeEach(async () => {
  const folder = await dataFolder();
  dataDir = join(folder.path, 'data');
  await made.into(dataDir);
  cleanups = [folder.remove];
});
afterEach(async () => {
  for (const undo of cleanups.reverse()) await undo();
});

async function start() {
  const server = await startEmbedded({ dataDir });
  cleanups.push(() => server.stop());
  return server;
}

function connect(url: string): pg.Pool {
  const pool = createPool({ url, max: 2, statementTimeoutMs: 5_000, applicationName: 'crash test' });
  cleanups.push(() => pool.end());
  return pool;
}

/** A process of its own on the data folder; whatever is left of it at the end of the test is stopped. */
async function serve(): Promise<ServedDatabase> {
  const served = await serveDatabase(dataDir);
  cleanups.push(() => killAndWait(served));
  return served;
}

describe('after a hard stop', () => {
  it('of the server, it comes back at the same address with all that was acknowledged', async () => {
    const server = await start();
    const killed = server.pid;
    const pool = connect(server.url);
    await pool.query('create table kept (n int)');
    await pool.query('insert into kept values (1)');
    process.kill(killed, 'SIGKILL');
    const answer = await eventually('the server answers again', async () => {
      try {
        return server.pid !== killed && (await pool.query('select n from kept'));
      } catch (error) {
        expect(isUnavailable(error)).toBe(true);
        return null;
      }
    });
    expect(answer.rows).toEqual([{ n: 1 }]);
  });

  it('of one of its sessions, which ends them all, the pool goes on', async () => {
    const server = await start();
    const pool = connect(server.url);
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    await eventually('the pool answers again', () => pool.query('select 1'), 5_000);
  });

  it('of the serving process, the server leaves by itself', async () => {
    const { child, url, pid } = await serve();
    await connect(url).query('create table kept ()');
    await killHard(child);
    await eventually('the server has left', () => isGone(pid));
    const log = join(dataDir, 'postgres', 'cluster', 'log');
    const said = await readFile(join(log, (await readdir(log))[0] ?? ''), 'utf8');
    expect(said).toContain('received fast shutdown request');
    expect(said).toContain('database system is shut down');
  });

  it('of the serving process, the next start takes over at once', async () => {
    const { child, url } = await serve();
    await connect(url).query('create table kept ()');
    await killHard(child);
    const server = await start();
    expect(server.url).toBe(url);
    expect((await connect(server.url).query('select from kept')).rowCount).toBe(0);
  });

  it.runIf(process.platform === 'linux')(
    'of the serving process and its watchdog, the next start stops the orphan',
    async () => {
      const { child, pid } = await serveDatabase(dataDir);
      cleanups.push(() => killHard(child));
      const watchdog = await watchdogOf(pid);
      process.kill(watchdog, 'SIGKILL');
      await killHard(child);
      expect(isGone(pid)).toBe(false);
      const server = await start();
      expect(isGone(pid)).toBe(true);
      expect((await connect(server.url).query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    },
  );

  it('of the serving process only, a second start is still refused while it lives', async () => {
    const { child } = await serve();
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`process ${child.pid}`);
  });
});

it('stops cleanly while it is being started again after a crash', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGKILL');
  await server.stop();
  const again = await start();
  expect((await connect(again.url).query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('leaves no process behind after a stop', async () => {
  const server = await start();
  const watchdog = process.platform === 'linux' ? await watchdogOf(server.pid) : null;
  await server.stop();
  expect(isGone(server.pid)).toBe(true);
  if (watchdog !== null) await eventually('the watchdog has left', () => isGone(watchdog));
});

/** The shell that watches this server, found by its arguments. */
async function watchdogOf(postmaster: number): Promise<number> {
  for (const name of await readdir('/proc')) {
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (words.includes('fengqiao-watchdog') && words.includes(String(postmaster))) return Number(name);
  }
  throw new Error(`no watchdog of ${postmaster}`);
}
