import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { prepareServer } from './prepare-server.ts';

export type MigrateOptions = {
  /** Connection string of the owner of all tables. */
  url: string;
  /** Folder of `NNNN_name.sql`; the package's own unless told. */
  directory?: string;
  /** File name of the last migration to apply; the newest unless told. Never takes one back. */
  upTo?: string;
  onProgress?: (line: string) => void;
};

/** `version`: name of the newest migration now in the database. */
export type Migrated = { applied: string[]; version: string | null };

/** A migration the database or the folder does not agree with; nothing was changed. */
export class MigrationError extends Error {
  /** File name of the migration. */
  readonly migration: string;

  constructor(migration: string, message: string, options?: ErrorOptions) {
    super(`${migration}: ${message}`, options);
    this.name = 'MigrationError';
    this.migration = migration;
  }
}

type Migration = { name: string; sql: string; checksum: string };

const PACKAGED = fileURLToPath(new URL('../migrations', import.meta.url));

/** Any number will do, as long as every gateway takes the same. */
const LOCK = 5_201_963_001;

/**
 * Brings the schema up to date: forward only, one transaction per file, each file once however many gateways start at the
 * same moment. Throws `MigrationError` when an applied file has changed or is missing.
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const onProgress = options.onProgress ?? (() => undefined);
  const migrations = await readMigrations(options.directory ?? PACKAGED);
  const last = options.upTo ?? migrations.at(-1)?.name ?? '';
  if (options.upTo && !migrations.some(({ name }) => name === last)) {
    throw new MigrationError(last, 'this program does not have it');
  }
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'fengqiao migrate',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    statement_timeout: 0,
    lock_timeout: 0,
  });
  client.on('error', () => undefined); // the statement under way tells
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]); // let go when the session ends
    await prepareServer(client, onProgress);
    const done = await appliedMigrations(client);
    const open = pending(migrations, done).filter(({ name }) => name <= last);
    for (const migration of open) {
      onProgress(`database: ${migration.name}`);
      await apply(client, migration);
    }
    const applied = open.map(({ name }) => name);
    return { applied, version: applied.at(-1) ?? done.at(-1)?.name ?? null };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = name.match(/^(\d{4})_[a-z0-9_]+\.sql$/)?.[1];
      if (number === undefined) throw new MigrationError(name, 'a migration is called NNNN_name.sql');
      if (Number(number) !== index + 1) {
        throw new MigrationError(
          name,
          `number ${String(index + 1).padStart(4, '0')} is missing or there twice`,
        );
      }
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function appliedMigrations(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  await client.query(`
    create table if not exists schema_migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const answer = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  );
  return answer.rows;
}

/** The files not applied yet; throws when the applied ones are not exactly the first files of the folder. */
function pending(migrations: Migration[], done: { name: string; checksum: string }[]): Migration[] {
  for (const [index, { name, checksum }] of done.entries()) {
    const file = migrations[index];
    if (file?.name !== name) {
      throw new MigrationError(
        name,
        'the database has it and this program does not: a newer version wrote here',
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        name,
        'the file was changed after it was applied; write a new migration instead',
      );
    }
  }
  return migrations.slice(done.length);
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum]);
    const end = await client.query('commit');
    if (end.command !== 'COMMIT') throw new Error('the transaction was rolled back');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationError(name, describe(error, sql), { cause: error });
  }
}

/** The server's message with the line of the file it means. */
function describe(error: unknown, sql: string): string {
  const { message, position, where } = error as { message: string; position?: string; where?: string };
  const line = position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : '';
  return `${message}${line}${where ? `\n${where}` : ''}`;
}
