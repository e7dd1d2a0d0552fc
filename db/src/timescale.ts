import { EMBEDDED_CLUSTER_NAME } from './embedded/settings.ts';
import type { Queryable } from './pool.ts';

/** What the health answer says about the database. */
export type DatabaseFacts = {
  /** `embedded`: the server that comes with the packages. */
  engine: 'embedded' | 'postgresql';
  /** Such as `18.4`. */
  version: string;
  /** Version of the TimescaleDB extension in this database; `null` without it. */
  timescaledb: string | null;
  /** `apache` or `timescale`; only the latter has continuous aggregates and compression. */
  license: string | null;
};

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
