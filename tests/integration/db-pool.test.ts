import {
  createPool,
  databaseErrorKind,
  inTransaction,
  isUnavailable,
  isUniqueViolation,
  type PoolOptions,
} from '@fengqiao/db';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/eventually.ts';
import { type TcpProxy, tcpProxy } from '../helpers/tcp-proxy.ts';

let pools: pg.Pool[] = [];

function pool(url: string, options: Partial<PoolOptions> = {}): pg.Pool {
  const made = createPool({ url, max: 2, statementTimeoutMs: 500, applicationName: 'pool test', ...options });
  pools.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(pools.map((each) => each.end()));
  pools = [];
});

/** The kind of the error a promise ends with; `stored` when it does not. */
async function kindOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(() => 'stored', databaseErrorKind);
}

async function backend(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

describe.each(engines('every'))('the pool on %s', (engine) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ engine, migrated: false });
    await database.ownerPool.query(`
      create table item (id int primary key, n smallint not null check (n >= 0), parent int references item (id));
      insert into item values (1, 0), (2, 0)`);
  });
  afterAll(() => database.drop());

  const terminate = (pid: number) => database.ownerPool.query('select pg_terminate_backend($1, 5000)', [pid]);

  it('gives bigint as an exact number, refuses one that is not, and leaves dates as they are written', async () => {
    const { rows } = await pool(database.url).query(
      `select 511902001002003::bigint as code, date '2024-02-29' as day, 1.10::numeric as yuan`,
    );
    expect(rows).toEqual([{ code: 511_902_001_002_003, day: '2024-02-29', yuan: '1.10' }]);
    await expect(pool(database.url).query('select 9007199254740993::bigint')).rejects.toThrow(RangeError);
  });

  it('tells the kinds of errors apart', async () => {
    const sessions = pool(database.url);
    const kind = (sql: string) => kindOf(sessions.query(sql));
    expect(await kind('insert into item values (1, 0)')).toBe('uniqueViolation');
    expect(await kind('insert into item values (5, 0, 99)')).toBe('foreignKeyViolation');
    expect(await kind('insert into item values (5, -1)')).toBe('checkViolation');
    expect(await kind('insert into item values (5, null)')).toBe('checkViolation');
    expect(await kind('insert into item values (5, 70000)')).toBe('badValue');
    expect(await kind(`select 'x'::int`)).toBe('badValue');
    expect(await kind('select pg_sleep(5)')).toBe('timeout');
    expect(await kind('selec')).toBe('other');
    const taken = await sessions.query('insert into item values (1, 0)').catch((error: unknown) => error);
    expect(isUniqueViolation(taken, 'item_pkey')).toBe(true);
    expect(isUniqueViolation(taken, 'another_key')).toBe(false);
  });

  it('calls a server that is not there unavailable', async () => {
    const url = new URL(database.url);
    url.port = '1';
    expect(await kindOf(pool(url.href).query('select 1'))).toBe('unavailable');
  });

  it('calls a pool without a free connection unavailable, in time', async () => {
    // The first connection has the same time: on a busy machine it takes longer than a moment.
    const small = pool(database.url, { max: 1, connectTimeoutMs: 1_500 });
    const busy = await small.connect();
    expect(await kindOf(small.query('select 1'))).toBe('unavailable');
    busy.release();
  });

  it('outlives the loss of an idle session', async () => {
    const lost: Error[] = [];
    const sessions = pool(database.url, { onLost: (error) => lost.push(error) });
    await terminate(await backend(sessions));
    await eventually('the loss is told', () => lost.length === 1);
    expect(databaseErrorKind(lost[0])).toBe('unavailable');
    expect((await sessions.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('outlives the loss of a session between two statements of a transaction', async () => {
    const sessions = pool(database.url);
    const attempt = inTransaction(sessions, async (client) => {
      const pid = await backend(client);
      const gone = new Promise((settle) => client.once('end', settle));
      await terminate(pid);
      await gone;
      await client.query('update item set n = 7 where id = 1');
    });
    await expect(attempt).rejects.toSatisfy(isUnavailable);
    expect((await sessions.query('select n from item where id = 1')).rows).toEqual([{ n: 0 }]);
  });

  it('runs a transaction again after a serialisation failure, and both are counted', async () => {
    const sessions = pool(database.url);
    let runs = 0;
    const meet = barrier(2);
    const increment = () =>
      inTransaction(
        sessions,
        async (client) => {
          runs += 1;
          const { rows } = await client.query<{ n: number }>('select n from item where id = 2');
          if (runs <= 2) await meet();
          await client.query('update item set n = $1 where id = 2', [(rows[0]?.n ?? 0) + 1]);
        },
        { isolation: 'serializable' },
      );
    await Promise.all([increment(), increment()]);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect((await sessions.query('select n from item where id = 2')).rows).toEqual([{ n: 2 }]);
  });

  it('runs a transaction again after a deadlock', async () => {
    const sessions = pool(database.url, { statementTimeoutMs: 10_000 });
    let runs = 0;
    const meet = barrier(2);
    const both = (first: number, second: number) =>
      inTransaction(sessions, async (client) => {
        runs += 1;
        await client.query('update item set n = n where id = $1', [first]);
        if (runs <= 2) await meet();
        await client.query('update item set n = n where id = $1', [second]);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(runs).toBeGreaterThanOrEqual(3);
  });

  it('gives up after the attempts it was given', async () => {
    let runs = 0;
    const attempt = inTransaction(
      pool(database.url),
      (client) => {
        runs += 1;
        return client.query(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
      },
      { attempts: 3 },
    );
    expect(await kindOf(attempt)).toBe('conflict');
    expect(runs).toBe(3);
  });

  describe('over a bad line', () => {
    let line: TcpProxy;

    beforeAll(async () => {
      line = await tcpProxy(database.url);
    });
    afterEach(() => line.set('open'));
    afterAll(() => line.close());

    it('is usable as soon as a cut is over', async () => {
      const sessions = pool(line.url);
      await sessions.query('select 1');
      line.set('cut');
      expect(await kindOf(sessions.query('select 1'))).toBe('unavailable');
      line.set('open');
      await eventually('the pool answers again', () => sessions.query('select 1'), 3_000);
    });

    it('gives up on a server that went silent in a transaction, and never uses that session again', async () => {
      const sessions = pool(line.url, { max: 1 });
      const pids: number[] = [];
      const attempt = inTransaction(sessions, async (client) => {
        pids.push(await backend(client));
        line.set('blackHole');
        await client.query('select 1');
      });
      const startedAt = Date.now();
      expect(await kindOf(attempt)).toBe('timeout');
      expect(Date.now() - startedAt).toBeLessThan(5_000);
      line.set('open');
      expect(pids).not.toContain(await backend(sessions));
    });

    it('does not wait for ever for a server that accepts and says nothing', async () => {
      line.set('blackHole');
      expect(await kindOf(pool(line.url, { connectTimeoutMs: 200 }).query('select 1'))).toBe('unavailable');
    });
  });
});

/** Lets `count` callers go on together. */
function barrier(count: number): () => Promise<void> {
  let waiting = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((settle) => {
    open = settle;
  });
  return () => {
    waiting += 1;
    if (waiting === count) open();
    return opened;
  };
}
