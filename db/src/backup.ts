import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BackupEnd, type BackupHeader, type TableCount, TERMINATOR } from './backup-format.ts';
import { COPY_SESSION, quoted, tablesInOrder } from './backup-tables.ts';
import { databaseErrorKind } from './errors.ts';

export type BackupOptions = {
  /** Connection string of the owner; must see every row (superuser or BYPASSRLS). */
  url: string;
  /** Where the backup goes; replaced only when the new one is complete and on disk. */
  file: string;
  onProgress?: (line: string) => void;
};

/** Writes all data of one moment into a file, while everybody goes on working. Answers the number of rows. */
export async function backup(options: BackupOptions): Promise<{ rows: number; tables: number }> {
  // A session of its own: node-postgres' query timeout would break a COPY that outlasts it.
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'fengqiao backup',
    keepAlive: true,
  });
  client.on('error', () => undefined); // the statement under way tells
  await client.connect();
  const fresh = `${options.file}.new`;
  const total = { rows: 0, tables: 0 };
  try {
    await client.query(`begin isolation level repeatable read read only; ${COPY_SESSION}`);
    await pipeline(
      Readable.from(backupText(client, total, options.onProgress ?? (() => undefined))),
      createGzip({ level: 4 }),
      createWriteStream(fresh, { mode: 0o600, flush: true }), // it holds names and telephone numbers
    );
    await client.query('commit');
    await rename(fresh, options.file);
    await syncFolderOf(options.file);
    return total;
  } catch (error) {
    if (databaseErrorKind(error) !== 'denied') throw error;
    throw new Error('This database user does not see every row; a backup needs a superuser or BYPASSRLS.', {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
    await rm(fresh, { force: true });
  }
}

async function* backupText(
  client: pg.Client,
  total: { rows: number; tables: number },
  onProgress: (line: string) => void,
): AsyncGenerator<Buffer | string> {
  yield line(await header(client));
  for (const section of await tablesInOrder(client)) {
    onProgress(`backup: ${section.table}`);
    yield line(section);
    const { table, columns } = quoted(section);
    // A query, because COPY of a hypertable's or a partitioned table's name copies none of its parts.
    const copy = client.query(copyTo(`copy (select ${columns} from ${table}) to stdout`));
    yield* copy as AsyncIterable<Buffer>;
    yield TERMINATOR;
    yield line({ rows: copy.rowCount } satisfies TableCount);
    total.rows += copy.rowCount;
    total.tables += 1;
  }
  yield line(await end(client));
}

async function header(client: pg.Client): Promise<BackupHeader> {
  const facts = await client.query<{ server: string; now: Date }>(
    `select current_setting('server_version') as server, now() as now`,
  );
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  );
  return {
    format: 'fengqiao backup 1',
    takenAt: facts.rows[0]?.now.toISOString() ?? '',
    server: facts.rows[0]?.server ?? '',
    migrations: migrations.rows,
  };
}

/** Sequences are read last: they stand outside the snapshot, and too high a value does no harm. */
async function end(client: pg.Client): Promise<BackupEnd> {
  const answer = await client.query<{ name: string; last: string }>(
    `select sequencename::text as name, last_value::text as last from pg_sequences
      where schemaname = 'public' and last_value is not null`,
  );
  return {
    end: true,
    sequences: Object.fromEntries(answer.rows.map(({ name, last }) => [name, Number(last)])),
  };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

async function syncFolderOf(file: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
