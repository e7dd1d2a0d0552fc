import { areaRange } from '@fengqiao/contract/areas';
import { inScope, type Scope, type TransactionOptions } from '@fengqiao/db';
import fp from 'fastify-plugin';

export type Pool = Parameters<typeof inScope>[0];
/** The client of one transaction. */
export type Client = Parameters<Parameters<typeof inScope>[2]>[0];

declare module 'fastify' {
  interface FastifyInstance {
    /** Sessions of the application role; tables with row-level security show nothing outside `inScope`. */
    pool: Pool;
    /** One transaction that sees the rows of a range of areas; `request.session` and `request.source` are scopes. */
    inScope<T>(scope: Scope, fn: (client: Client) => Promise<T>, options?: TransactionOptions): Promise<T>;
    /** The same, read only. */
    readScope<T>(scope: Scope, fn: (client: Client) => Promise<T>): Promise<T>;
  }
}

/** Every area: for the gateway's own work on nobody's behalf (sockets' outbox reader, scheduler). */
export const wholeCountry: Scope = { lo: 0, hi: 999_999_999_999_999, purpose: 'gateway' };

/** The part of an area's subtree that a caller may see; null when that is nothing. */
export function narrow(scope: Scope, areaCode: string | undefined): Scope | null {
  if (areaCode === undefined) return scope;
  const { lo, hi } = areaRange(areaCode);
  const narrowed = { ...scope, lo: Math.max(lo, scope.lo), hi: Math.min(hi, scope.hi) };
  return narrowed.lo <= narrowed.hi ? narrowed : null;
}

/** Access to the database for features; the pool belongs to whoever made it. */
export const dbPlugin = fp<{ pool: Pool }>(
  async (app, { pool }) => {
    app.decorate('pool', pool);
    app.decorate('inScope', (scope, fn, options) => inScope(pool, scope, fn, options));
    app.decorate('readScope', (scope, fn) => inScope(pool, scope, fn, { readOnly: true }));
  },
  { name: 'db' },
);
