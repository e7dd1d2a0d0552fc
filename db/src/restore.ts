import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  type BackupEnd,
  type BackupHeader,
  BackupReader,
  type TableCount,
  type TableSection,
} from './backup-format.ts';
import { COPY_SESSION, quoted, tablesInOrder } from './backup-tables.ts';
import { migrate } from './migrate.ts';

export type RestoreOptions = {
  /** Connection string of the owner (superuser or BYPASSRLS). */
  url: string;
  file: string;
  /** Empties a database that holds data; otherwise such a one is refused. */
  replace?: boolean;
  /** Folder of the migrations; the package's own unless told. */
  directory?: string;
  onProgress?: (line: string) => void;
};

/**
 * Brings a database to the state of a backup: migrated to the backup's schema, filled in one transaction (all or
 * nothing), then migrated to this program's schema.
 */
export async function restore(options: RestoreOptions): Promise<{ rows: number; takenAt: string }> {
  const onProgress = options.onProgress ?? (() => undefined);
  const { url, directory } = options;
  const { migrations, takenAt } = await readBackupHeader(options.file);
  const newest = migrations.at(-1)?.name;
  const schema = { url, onProgress, ...(directory ? { directory } : {}) };
  await migrate({ ...schema, ...(newest ? { upTo: newest } : {}) });
  const rows = await fill(options, onProgress);
  await migrate(schema);
  return { rows, takenAt };
}

/** The first line of a backup; throws when the file is none. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  const text = unzipped(file);
  try {
    return await readHeader(new BackupReader(text), file);
  } finally {
    text.destroy();
  }
}

async function readHeader(reader: BackupReader, file: string): Promise<BackupHeader> {
  const header = await reader.line<BackupHeader>().catch((cause: Error) => {
    throw new Error(`${file} is not a backup of Fengqiao: ${cause.message}`, { cause });
  });
  if (header.format !== 'fengqiao backup 1') throw new Error(`${file} is not a backup this version can read`);
  return header;
}

async function fill(options: RestoreOptions, onProgress: (line: string) => void): Promise<number> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'fengqiao restore',
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  const text = unzipped(options.file);
  try {
    await client.query(`begin; ${COPY_SESSION}`);
    const reader = new BackupReader(text);
    await compareSchema(client, await readHeader(reader, options.file));
    await makeRoom(client, options.replace ?? false);
    let rows = 0;
    for (;;) {
      const next = await reader.line<TableSection | BackupEnd>();
      if ('end' in next) {
        await setSequences(client, next.sequences);
        break;
      }
      onProgress(`restore: ${next.table}`);
      rows += await fillTable(client, next, reader);
    }
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    text.destroy();
    await client.end().catch(() => undefined);
  }
}

async function fillTable(client: pg.Client, section: TableSection, reader: BackupReader): Promise<number> {
  const { table, columns } = quoted(section);
  const copy = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  await pipeline(Readable.from(reader.rows()), copy);
  const { rows } = await reader.line<TableCount>();
  if (copy.rowCount !== rows) throw new Error(`${section.table}: ${copy.rowCount} of ${rows} rows came in`);
  return rows;
}

/** The very same migrations, by checksum: rows must not land in a table that only looks alike. */
async function compareSchema(client: pg.Client, header: BackupHeader): Promise<void> {
  const answer = await client.query('select name, checksum from schema_migration order by name');
  if (JSON.stringify(answer.rows) === JSON.stringify(header.migrations)) return;
  const newest = (list: { name: string }[]) => list.at(-1)?.name ?? 'no schema';
  throw new Error(
    `The backup has the schema ${newest(header.migrations)}, the database ${newest(answer.rows)}, or one of their ` +
      'migrations differs. Restore into a new, empty database.',
  );
}

async function makeRoom(client: pg.Client, replace: boolean): Promise<void> {
  const tables = (await tablesInOrder(client)).map((section) => quoted(section).table);
  if (replace) {
    // The audit log lets itself be emptied by nobody else.
    await client.query(
      `set local app.audit_cut = 'on'; truncate ${tables.join(', ')} cascade; reset app.audit_cut`,
    );
    return;
  }
  const filled: string[] = [];
  for (const table of tables) {
    if ((await client.query(`select from ${table} limit 1`)).rowCount) filled.push(table);
  }
  if (filled.length > 0) {
    throw new Error(
      `The database is not empty (${filled.join(', ')}). Restore into an empty one, or say to replace it.`,
    );
  }
}

async function setSequences(client: pg.Client, sequences: Record<string, number>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await client.query('select setval(quote_ident($1)::regclass, $2)', [name, last]);
  }
}

function unzipped(file: string): Gunzip {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  return source.pipe(text);
}
