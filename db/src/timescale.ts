import type { Health } from '@fengqiao/contract/health';
import { EMBEDDED_CLUSTER_NAME } from './embedded/settings.ts';
import type { Queryable } from './pool.ts';

/** What the health answer says about the database. `engine` is `embedded` for the server that comes with the packages. */
export type DatabaseFacts = Health['database'];

/** Asks the server what it is. */
export async function databaseFacts(client: Queryable): Promise<DatabaseFacts> {
  const answer = await client.query<{
    cluster_name: string;
    version: string;
    timescaledb: string | null;
    license: string | null;
  }>(
    `select current_setting('cluster_name') as cluster_name,
            split_part(current_setting('server_version'), ' ', 1) as version,
            (select extversion from pg_extension where extname = 'timescaledb') as timescaledb,
            current_setting('timescaledb.license', true) as license`,
  );
  const row = answer.rows[0];
  if (!row) throw new Error('the database did not say what it is');
  return {
    engine: row.cluster_name === EMBEDDED_CLUSTER_NAME ? 'embedded' : 'postgresql',
    version: row.version,
    timescaledb: row.timescaledb,
    license: row.timescaledb === null ? null : row.license,
  };
}
