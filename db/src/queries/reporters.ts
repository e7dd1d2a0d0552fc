import type { Queryable } from '../pool.ts';

/** Sealed keys of the reporters' hash in the order in which they are applied. */
export async function reporterKeys(db: Queryable): Promise<{ n: number; key_sealed: Buffer }[]> {
  const { rows } = await db.query<{ n: number; key_sealed: Buffer }>(
    'select n, key_sealed from reporter_key order by n',
  );
  return rows;
}

/** Adds a key, unless another gateway has added one of the number a moment ago. */
export async function insertReporterKey(db: Queryable, n: number, sealed: Buffer): Promise<void> {
  await db.query('insert into reporter_key (n, key_sealed) values ($1, $2) on conflict do nothing', [
    n,
    sealed,
  ]);
}

/** Keeps who reported cases, as keyed hashes. */
export async function insertReporters(
  tx: Queryable,
  rows: readonly { caseId: number; hash: Buffer }[],
): Promise<void> {
  await tx.query({
    name: 'reporters.insert',
    text: `insert into case_reporter (case_id, hash) select * from unnest($1::bigint[], $2::bytea[]) on conflict do nothing`,
    values: [rows.map(({ caseId }) => caseId), rows.map(({ hash }) => hash)],
  });
}

/** Every hash that is kept, each once. Needs the gateway's scope. */
export async function reporterHashes(tx: Queryable): Promise<Buffer[]> {
  const { rows } = await tx.query<{ hash: Buffer }>('select distinct hash from case_reporter');
  return rows.map(({ hash }) => hash);
}

/** Puts other hashes in their place. Needs the gateway's scope. */
export async function replaceReporterHashes(
  tx: Queryable,
  hashes: readonly { before: Buffer; after: Buffer }[],
): Promise<void> {
  await tx.query(
    `update case_reporter set hash = n.after from unnest($1::bytea[], $2::bytea[]) as n (before, after)
      where hash = n.before`,
    [hashes.map(({ before }) => before), hashes.map(({ after }) => after)],
  );
}
