import { randomBytes } from 'node:crypto';
import { APPLICATION_ROLE, createPool } from '@fengqiao/db';
import type pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, type Engine, onServer } from './engine-server.ts';

export type TestDatabase = {
  /** Connection string of the owner. */
  url: string;
  /** Sessions of the owner, who sees everything. */
  ownerPool: pg.Pool;
  /** Sessions of the application role, bound by row-level security. */
  appPool: pg.Pool;
  engine: Engine;
  /** Ends both pools and removes the database. */
  drop(): Promise<void>;
};

/** The engines of this machine, for `describe.each(engines())`. */
export function engines(): Engine[] {
  return inject('engines');
}

/**
 * A migrated, empty database of its own, copied from the run's template in some 50 ms; the first one starts the server.
 * With `migrated: false` it has no schema at all.
 */
export async function testDatabase(wanted: { engine: Engine; migrated?: boolean }): Promise<TestDatabase> {
  const { engine, migrated = true } = wanted;
  const answer = await fetch(inject('engineDesk') + engine);
  if (!answer.ok) throw new Error(`no ${engine} server: ${await answer.text()}`);
  const { adminUrl, template } = (await answer.json()) as { adminUrl: string; template: string };
  const name = `fengqiao_test_${randomBytes(6).toString('hex')}`;
  await onServer(adminUrl, (client) =>
    client.query(`create database ${name} ${migrated ? `template ${template}` : ''}`),
  );
  const url = databaseUrl(adminUrl, name);
  const pool = { url, max: 8, statementTimeoutMs: 30_000 };
  const ownerPool = createPool({ ...pool, applicationName: 'test owner' });
  const appPool = createPool({ ...pool, applicationName: 'test application', role: APPLICATION_ROLE });
  return {
    url,
    ownerPool,
    appPool,
    engine,
    drop: async () => {
      await Promise.all([ownerPool, appPool].map((each) => (each.ended ? undefined : each.end())));
      await onServer(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
