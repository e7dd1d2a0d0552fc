import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate, startEmbedded } from '@fengqiao/db';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../helpers/data-folder.ts';
import { buildDatabasePackage } from '../helpers/served-database.ts';

const CLI = fileURLToPath(new URL('../../db/dist/cli.js', import.meta.url));

describe('the backup and restore commands', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let file: string;

  beforeAll(async () => {
    await buildDatabasePackage();
    folder = await dataFolder();
    file = join(folder.path, 'night.gz');
  });
  afterAll(() => folder.remove());

  /** Runs a command on a data folder; throws with what it said on its error output. */
  function run(dataDir: string, ...words: string[]) {
    const { DATABASE_URL: _, ...environment } = process.env;
    return promisify(execFile)(process.execPath, [CLI, ...words], {
      env: { ...environment, FENGQIAO_DATA: join(folder.path, dataDir) },
    });
  }

  it('save a database while it is served, and bring it back into another folder', async () => {
    const server = await startEmbedded({ dataDir: join(folder.path, 'first') });
    await migrate({ url: server.url });
    await query(
      server.url,
      `insert into area (code, level, name) values (511902000000000, 'county', '巴州区')`,
    );
    expect((await run('first', 'backup', file)).stdout).toMatch(/^1 rows of \d+ tables are in/);
    await expect(run('first', 'restore', file, '--replace')).rejects.toThrow('already served');
    expect(await query(server.url, 'select action from audit')).toEqual([{ action: 'data.exported' }]);
    await server.stop();

    expect((await run('second', 'restore', file)).stdout).toMatch(/^1 rows of .* are back/);
    await expect(run('second', 'restore', file)).rejects.toThrow('not empty ("area", "audit")');
    const second = await startEmbedded({ dataDir: join(folder.path, 'second') });
    expect(await query(second.url, 'select name from area')).toEqual([{ name: '巴州区' }]);
    const audited = await query(second.url, 'select action, actor, object from audit order by no');
    expect(audited).toEqual([
      { action: 'data.imported', actor: expect.stringMatching(/^shell:./), object: 'backup' },
    ]);
    const heads = await readFile(join(folder.path, 'second', 'audit-heads.log'), 'utf8');
    expect(heads).toMatch(/^\S+ restored \d{4}-\d{2}-\d{2}:1:[0-9a-f]{64}\n$/);
    await second.stop();
  });

  it('say what they want instead of guessing', async () => {
    await expect(run('nowhere', 'backup', file)).rejects.toThrow('There is no database');
    await expect(run('nowhere', 'delete', file)).rejects.toThrow('backup FILE');
  });

  async function query(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }
});
