import pg from 'pg';
import { databaseErrorKind } from './errors.ts';
import { migrate } from './migrate.ts';

/** Longest name of a database. */
const longestName = 63;
const suffix = '_drill';

/** The user of DATABASE_URL may not create databases; `role` says who. */
export class NoCreateRight extends Error {
  readonly role: string;

  constructor(role: string, options?: ErrorOptions) {
    super(`The database user ${role} may not create databases`, options);
    this.name = 'NoCreateRight';
    this.role = role;
  }
}

/** Name and address of the drill's database beside a real one, on the same server. */
export function drillDatabase(url: string): { name: string; url: string } {
  const address = new URL(url);
  const real = decodeURIComponent(address.pathname.slice(1));
  const name = `${real.slice(0, longestName - suffix.length)}${suffix}`;
  address.pathname = `/${encodeURIComponent(name)}`;
  return { name, url: address.toString() };
}

/** Makes the drill's database anew, empty and migrated. `url`: of the real one, as its owner. Throws `NoCreateRight`. */
export async function createDrillDatabase(url: string): Promise<string> {
  const drill = drillDatabase(url);
  await withOwner(url, async (client) => {
    await drop(client, drill.name);
    try {
      await client.query(`create database ${client.escapeIdentifier(drill.name)}`);
    } catch (cause) {
      if (databaseErrorKind(cause) !== 'denied') throw cause;
      const { rows } = await client.query<{ role: string }>('select current_user::text as role');
      throw new NoCreateRight(rows[0]?.role ?? '', { cause });
    }
  });
  await migrate({ url: drill.url });
  return drill.url;
}

/** Throws the drill's database away with whoever is connected to it; nothing happens when there is none. */
export const dropDrillDatabase = (url: string): Promise<void> =>
  withOwner(url, (client) => drop(client, drillDatabase(url).name));

/** New accounts of the drill are counted on from the copied ones. */
export const countAccountsOn = (drillUrl: string): Promise<void> =>
  withOwner(drillUrl, async (client) => {
    await client.query(
      `select setval(pg_get_serial_sequence('account', 'id'), (select coalesce(max(id), 0) + 1 from account), false)`,
    );
  });

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
}

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'fengqiao drill',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // the statement under way tells
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
