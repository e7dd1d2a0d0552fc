import type pg from 'pg';
import { databaseErrorKind } from './errors.ts';
import { APPLICATION_ROLE } from './transaction.ts';

/** Oldest server the schema is tested on. */
const OLDEST = 160_000;

/** What migrations take for granted: a recent server, TimescaleDB where it can be had, the application role. */
export async function prepareServer(client: pg.Client, onProgress: (line: string) => void): Promise<void> {
  const answer = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const server = answer.rows[0];
  if (!server || server.number < OLDEST) {
    throw new Error(`The database server is PostgreSQL ${server?.version}; Fengqiao needs 16 or newer.`);
  }
  await createTimescale(client, onProgress);
  await createApplicationRole(client);
}

/**
 * Creates the extension when the server has it loaded; the schema works without. A library that is not preloaded must not
 * be tried: it ends the session. Its settings are known exactly when it is.
 */
async function createTimescale(client: pg.Client, onProgress: (line: string) => void): Promise<void> {
  const answer = await client.query(
    `select 1 from pg_available_extensions
      where name = 'timescaledb' and installed_version is null
        and current_setting('timescaledb.disable_load', true) is not null`,
  );
  if (answer.rowCount === 0) return;
  try {
    await client.query('create extension if not exists timescaledb');
    onProgress('database: TimescaleDB switched on');
  } catch (error) {
    if (databaseErrorKind(error) !== 'denied') throw error;
    onProgress('database: TimescaleDB is there, but this user may not create it; going on without');
  }
}

/** The role has no login: it is taken on by `set role` of the connecting user. */
async function createApplicationRole(client: pg.Client): Promise<void> {
  try {
    await client.query(`
      do $$ begin
        if not exists (select 1 from pg_roles where rolname = '${APPLICATION_ROLE}') then
          create role ${APPLICATION_ROLE} nologin;
        end if;
      exception when duplicate_object or unique_violation then
        null; -- roles belong to the whole server: another database of it was faster
      end $$`);
    const member = await client.query<{ yes: boolean }>(
      `select exists (
         select 1 from pg_auth_members
          where roleid = '${APPLICATION_ROLE}'::regrole and member = current_user::regrole and set_option
       ) as yes`,
    );
    if (!member.rows[0]?.yes)
      await client.query(`grant ${APPLICATION_ROLE} to current_user with inherit false, set true`);
  } catch (cause) {
    if (databaseErrorKind(cause) !== 'denied') throw cause;
    throw new Error(
      `The database user may not create the role ${APPLICATION_ROLE}. Let an administrator run: ` +
        `create role ${APPLICATION_ROLE} nologin; grant ${APPLICATION_ROLE} to <the user of DATABASE_URL>;`,
      { cause },
    );
  }
}
