import type pg from 'pg';
import { databaseErrorKind, isSessionLost } from './errors.ts';

/** The role of everything that is done on somebody's behalf: no owner, so that row-level security binds it. */
export const APPLICATION_ROLE = 'fengqiao_app';

export type TransactionOptions = {
  /** SQLSTATEs after which the whole function runs again; serialisation failure and deadlock unless told. */
  retryOn?: readonly string[];
  /** Most runs in all; 5 unless told. */
  attempts?: number;
  /** `read committed` unless told. */
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
};

/** The rows a transaction may see: the area codes `lo..hi` (15 digits, both included), and on whose behalf. */
export type Scope = { lo: number; hi: number; account?: string; purpose?: string };

const HIGHEST_AREA = 999_999_999_999_999;

/** The scope of what the system does by itself: ingest, scheduler, rebuild. Never that of a person. */
export const EVERYWHERE: Scope = { lo: 0, hi: HIGHEST_AREA };

/**
 * Runs the function in one transaction and commits. The function may run several times: it must have no effect outside
 * the transaction. A resolved promise means COMMIT was confirmed; a rejected one means it was not (when the
 * session was lost during COMMIT it may still have happened: writers need an idempotency key).
 */
export function inTransaction<T>(
  pool: pg.Pool,
  fn: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return runTransaction(pool, () => begin(options), fn, options);
}

/**
 * The same as the application role and bound to a scope. Fails closed: without a valid scope nothing runs, and outside
 * of it row-level security hides every row.
 */
export async function inScope<T>(
  pool: pg.Pool,
  scope: Scope,
  fn: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { lo, hi } = scope;
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || lo < 0 || hi > HIGHEST_AREA || lo > hi) {
    throw new RangeError(`not a range of area codes: ${lo}..${hi}`);
  }
  return runTransaction(pool, (client) => begin(options) + enter(client, scope), fn, options);
}

function begin(options: TransactionOptions): string {
  return `begin isolation level ${options.isolation ?? 'read committed'}${options.readOnly ? ' read only' : ''};`;
}

/** One text with `begin`, so that entering costs one round trip; all settings end with the transaction. */
function enter(client: pg.PoolClient, scope: Scope): string {
  const set = (name: string, value: string) => `set_config('${name}', ${client.escapeLiteral(value)}, true)`;
  return `set local role ${APPLICATION_ROLE}; select ${[
    set('app.lo', String(scope.lo)),
    set('app.hi', String(scope.hi)),
    set('app.account', scope.account ?? ''),
    set('app.purpose', scope.purpose ?? ''),
  ].join(', ')};`;
}

async function runTransaction<T>(
  pool: pg.Pool,
  opening: (client: pg.PoolClient) => string,
  fn: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const retryOn = options.retryOn ?? ['40001', '40P01'];
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(opening(client));
      const result = await fn(client);
      const end = await client.query('commit');
      // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
      if (end.command !== 'COMMIT') throw new Error('A failed statement was ignored: nothing was stored.');
      return result;
    } catch (error) {
      broken = await rollBack(client, error);
      const state = (error as { code?: unknown }).code;
      if (attempt >= (options.attempts ?? 5) || typeof state !== 'string' || !retryOn.includes(state))
        throw error;
    } finally {
      client.release(broken); // an error here makes the pool throw the session away
    }
    await new Promise((settle) => setTimeout(settle, Math.random() * 10 * 2 ** attempt));
  }
}

/** Rolls back; answers an error when the session is beyond that. A silent server would never answer a ROLLBACK. */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  if (isSessionLost(error)) return error as Error;
  try {
    await client.query('rollback');
    return undefined;
  } catch (failure) {
    return databaseErrorKind(failure) === 'other'
      ? new Error('rollback failed', { cause: failure })
      : (failure as Error);
  }
}
