import type { Queryable } from '../pool.ts';

/** Columns that hold sealed values, each with the column that its values are bound to. */
const columns = {
  'camera.source_sealed': { table: 'camera', column: 'source_sealed', key: 'id' },
  'camera.device_sealed': { table: 'camera', column: 'device_sealed', key: 'id' },
  'camera_upstream.source_sealed': { table: 'camera_upstream', column: 'source_sealed', key: 'id' },
  'account.totp_sealed': { table: 'account', column: 'totp_sealed', key: 'account' },
  'reporter_key.key_sealed': { table: 'reporter_key', column: 'key_sealed', key: 'n' },
  'report_key.private_sealed': { table: 'report_key', column: 'private_sealed', key: 'n' },
  'case_note.body_sealed': { table: 'case_note', column: 'body_sealed', key: 'id' },
} as const;

export type SealedColumn = keyof typeof columns;

export interface SealedValue {
  /** Value of the column that it is bound to, as text. */
  key: string;
  sealed: Buffer;
}

/** All sealed values of a column that the scope reaches, held until the transaction ends. */
export async function lockSealed(tx: Queryable, name: SealedColumn): Promise<SealedValue[]> {
  const { table, column, key } = columns[name];
  const { rows } = await tx.query<SealedValue>(
    `select ${key}::text as key, ${column} as sealed from ${table} where ${column} is not null order by ${key} for update`,
  );
  return rows;
}

/** Puts other sealed values in their place. */
export async function replaceSealed(
  tx: Queryable,
  name: SealedColumn,
  values: readonly SealedValue[],
): Promise<void> {
  const { table, column, key } = columns[name];
  await tx.query(
    `update ${table} set ${column} = n.sealed from unnest($1::text[], $2::bytea[]) as n (key, sealed)
      where ${table}.${key}::text = n.key`,
    [values.map((value) => value.key), values.map((value) => value.sealed)],
  );
}

/** How many sessions of gateways are open on this database. */
export async function openGateways(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from pg_stat_activity
      where datname = current_database() and application_name = 'fengqiao gateway'`,
  );
  return rows[0]?.n ?? 0;
}
