import pg from 'pg';
import { columnTypes } from './column-types.ts';

/** What a query function needs: a pool, or the client of a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

export type PoolOptions = {
  /** PostgreSQL connection string. */
  url: string;
  /** Role of every session from its start, such as `APPLICATION_ROLE`; the connecting user's own unless told. */
  role?: string;
  /** Most connections at once. */
  max: number;
  /** Longest time of one statement in ms; 0 means no end. The client gives up 2 s later by itself, for a server that went silent. */
  statementTimeoutMs: number;
  /** Shown in the server's list of sessions and in its log. */
  applicationName: string;
  /** Longest wait for a free or new connection in ms; 5,000 unless told. */
  connectTimeoutMs?: number;
  /** Hears of sessions lost while nobody used them; never fatal. */
  onLost?: (error: Error) => void;
};

/**
 * A connection pool that outlives the loss of any session, and of the whole server. `COPY ... to stdout` does not belong
 * here unless `statementTimeoutMs` is 0: node-postgres never clears its timer for that one.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const { statementTimeoutMs } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: columnTypes,
    ...(statementTimeoutMs > 0
      ? { statement_timeout: statementTimeoutMs, query_timeout: statementTimeoutMs + 2_000 }
      : {}),
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  });
  const onLost = options.onLost ?? (() => undefined);
  pool.on('error', onLost);
  // The pool listens only while a client is idle; a session lost between two statements of a transaction would
  // otherwise be an unhandled 'error' event and end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
