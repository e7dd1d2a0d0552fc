import type { Queryable } from './pool.ts';

/**
 * Refuses a server that may forget what it has acknowledged: a sender gets its 2xx at COMMIT and then deletes its copy.
 * `synchronous_commit` may also be switched off for a role or a database, so it is asked in the session at hand.
 */
export async function assertDurable(client: Queryable): Promise<void> {
  const answer = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`,
  );
  if (answer.rows.length === 0) return;
  const names = answer.rows.map((row) => `${row.name} = off`).join(', ');
  throw new Error(`The database would forget acknowledged events after a power cut: ${names}. Switch it on.`);
}
