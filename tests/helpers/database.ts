import { randomBytes } from 'node:crypto';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import type pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, type Engine, onServer } from './engine-server.ts';
import { proving } from './prove.ts';

export type TestDatabase = {
  name: string;
  /** Connection string of the owner. */
  url: string;
  /** Sessions of the owner, who sees everything. */
  ownerPool: pg.Pool;
  /** Sessions of the application role, bound by row-level security. */
  appPool: pg.Pool;
  engine: Engine;
  /** Ends both pools and lets nobody in any more, so that the database can be copied until the run ends. */
  closeAsTemplate(): Promise<void>;
  /** Ends both pools and removes the database. */
  drop(): Promise<void>;
};

/**
 * The engines that a file runs on, for `describe.each(engines())`. `every` is for files whose subject is SQL: queries, migrations,
 * row-level security, hypertables, ingest, rollups. All others run on the first; `npm run prove` runs them on the rest as well.
 */
export function engines(wanted: 'first' | 'every' = 'first'): Engine[] {
  const found = inject('engines');
  return wanted === 'every' || proving ? found : found.slice(0, 1);
}

/**
 * A migrated, empty database of its own, copied from the run's template in some 50 ms; the first one starts the server.
 * With `migrated: false` it has no schema at all.
 */
export async function testDatabase(wanted: {
  engine: Engine;
  migrated?: boolean;
  /** A database that was closed with `closeAsTemplate`, in place of the empty one. */
  copyOf?: string | undefined;
}): Promise<TestDatabase> {
  const { engine, migrated = true, copyOf } = wanted;
  const answer = await fetch(inject('engineDesk') + engine);
  if (!answer.ok) throw new Error(`no ${engine} server: ${await answer.text()}`);
  const { adminUrl, template: empty } = (await answer.json()) as { adminUrl: string; template: string };
  const template = copyOf ?? empty;
  const name = `fengqiao_test_${randomBytes(6).toString('hex')}`;
  await onServer(adminUrl, (client) =>
    client.query(`create database ${name} ${migrated ? `template ${template}` : ''}`),
  );
  const url = databaseUrl(adminUrl, name);
  const pool = { url, max: 8, statementTimeoutMs: 30_000 };
  const ownerPool = createPool({ ...pool, applicationName: 'test owner' });
  const appPool = createPool({ ...pool, applicationName: 'test application', role: APPLICATION_ROLE });
  return {
    name,
    url,
    ownerPool,
    appPool,
    engine,
    closeAsTemplate: async () => {
      await Promise.all([ownerPool.end(), appPool.end()]);
      await onServer(adminUrl, async (client) => {
        // TimescaleDB's worker is in it as well, and a database in use cannot be copied.
        await client.query(`alter database ${name} allow_connections false`);
        await client.query(
          'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1',
          [name],
        );
      });
    },
    drop: async () => {
      await Promise.all([ownerPool, appPool].map((each) => (each.ended ? undefined : each.end())));
      await onServer(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
