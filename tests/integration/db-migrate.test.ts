import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inScope, MigrationError, migrate } from '@fengqiao/db';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type TestDatabase, testDatabase } from '../helpers/database.ts';

const PACKAGED = fileURLToPath(new URL('../../db/migrations', import.meta.url));

describe.each(engines('every'))('migrations on %s', (engine) => {
  let database: TestDatabase;
  let directory: string;

  beforeEach(async () => {
    database = await testDatabase({ engine, migrated: false });
    directory = await mkdtemp(join(tmpdir(), 'fengqiao-migrations-'));
    await write('0001_diary.sql', 'create table diary (line text not null);');
    await write('0002_first_line.sql', `select pg_sleep(0.1); insert into diary values ('once');`);
  });
  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true });
  });

  const write = (name: string, sql: string) => writeFile(join(directory, name), sql);
  const run = () => migrate({ url: database.url, directory });
  const lines = async () =>
    (await database.ownerPool.query<{ line: string }>('select line from diary')).rows.map((row) => row.line);

  it('run each file once and in order, and tell', async () => {
    const told: string[] = [];
    const first = await migrate({ url: database.url, directory, onProgress: (line) => told.push(line) });
    expect(first).toEqual({
      applied: ['0001_diary.sql', '0002_first_line.sql'],
      version: '0002_first_line.sql',
    });
    expect(told.slice(-2)).toEqual(['database: 0001_diary.sql', 'database: 0002_first_line.sql']);
    expect(await run()).toEqual({ applied: [], version: '0002_first_line.sql' });
    expect(await lines()).toEqual(['once']);
  });

  it('run exactly once when several gateways start at the same moment', async () => {
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 0, 2]);
    expect(await lines()).toEqual(['once']);
  });

  it('refuse a file that was changed after it was applied, by name, and run nothing', async () => {
    await run();
    await write('0001_diary.sql', 'create table diary (line text);');
    await write('0003_second_line.sql', `insert into diary values ('twice');`);
    const error = await run().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationError);
    expect(error).toMatchObject({
      migration: '0001_diary.sql',
      message: expect.stringContaining('was changed'),
    });
    expect(await lines()).toEqual(['once']);
  });

  it('do not take other line ends for a change', async () => {
    await write('0001_diary.sql', 'create table diary (\n  line text not null\n);\n');
    await run();
    await write('0001_diary.sql', 'create table diary (\r\n  line text not null\r\n);\r\n');
    expect((await run()).applied).toEqual([]);
  });

  it('leave nothing of a file that fails, name its line, and go on from there when it is mended', async () => {
    await write('0003_broken.sql', `insert into diary values ('half');\n\ninsert into nowhere values (1);`);
    await expect(run()).rejects.toThrow(/0003_broken\.sql: relation "nowhere" does not exist \(line 3\)/);
    expect(await lines()).toEqual(['once']);
    await write('0003_broken.sql', `insert into diary values ('whole');`);
    expect((await run()).applied).toEqual(['0003_broken.sql']);
    expect(await lines()).toEqual(['once', 'whole']);
  });

  it('refuse a database that a newer version has written', async () => {
    await write('0003_future.sql', 'select 1');
    await run();
    await rm(join(directory, '0003_future.sql'));
    await expect(run()).rejects.toThrow('0003_future.sql: the database has it and this program does not');
  });

  it('refuse a gap in the numbers, and a name without one', async () => {
    await write('0004_too_far.sql', 'select 1');
    await expect(run()).rejects.toThrow('number 0003 is missing');
    await rm(join(directory, '0004_too_far.sql'));
    await write('last.sql', 'select 1');
    await expect(run()).rejects.toThrow('last.sql: a migration is called');
  });

  it('switch TimescaleDB on where it is loaded, before the first file', async () => {
    await run();
    const { rowCount } = await database.ownerPool.query(
      `select from pg_extension where extname = 'timescaledb'`,
    );
    expect(rowCount).toBe(engine === 'timescaledb' ? 1 : 0);
  });

  it('work for an owner who is no superuser and may not create roles, with the role given to him', async () => {
    await database.ownerPool.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'fengqiao_app') then create role fengqiao_app; end if;
      exception when duplicate_object then null; end $$;
      create role plain_owner login password 'plain';
      grant fengqiao_app to plain_owner;`);
    try {
      const { rows } = await database.ownerPool.query<{ name: string }>('select current_database() as name');
      await database.ownerPool.query(`alter database ${rows[0]?.name} owner to plain_owner`);
      const url = new URL(database.url);
      url.username = 'plain_owner';
      url.password = 'plain';
      const { applied } = await migrate({ url: url.href });
      expect(applied).toEqual((await readdir(PACKAGED)).sort());
    } finally {
      const me = new URL(database.url).username;
      await database.ownerPool.query(
        `reassign owned by plain_owner to "${me}"; drop owned by plain_owner; drop role plain_owner`,
      );
    }
  });

  it('say what an administrator must do when there is neither the role nor the right to make it', async () => {
    await database.ownerPool.query(`create role poor_owner login password 'poor'`);
    try {
      const url = new URL(database.url);
      url.username = 'poor_owner';
      url.password = 'poor';
      await expect(migrate({ url: url.href, directory })).rejects.toThrow('Let an administrator run');
    } finally {
      await database.ownerPool.query('drop role poor_owner');
    }
  });

  it('that come with the package leave no table the application role owns or sees without a scope', async () => {
    await migrate({ url: database.url });
    const { rows } = await database.ownerPool.query(
      `select tablename from pg_tables where tableowner = 'fengqiao_app'`,
    );
    expect(rows).toEqual([]);
    const cases = inScope(database.ownerPool, { lo: 0, hi: 1 }, (client) =>
      client.query('select from case_state'),
    );
    expect((await cases).rowCount).toBe(0);
  });
});
