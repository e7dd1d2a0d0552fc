import type { Queryable } from '../pool.ts';

/** A key of the installation that signs files. */
export interface ReportKeyRow {
  n: number;
  /** SPKI in PEM. */
  publicKey: string;
  privateSealed: Buffer;
  madeAt: Date;
}

/** The key that signs: the newest; null = none was made yet. */
export async function reportKey(db: Queryable): Promise<ReportKeyRow | null> {
  const { rows } = await db.query<ReportKeyRow>({
    name: 'reportKeys.newest',
    text: `select n, public_key as "publicKey", private_sealed as "privateSealed", made_at as "madeAt"
             from report_key order by n desc limit 1`,
  });
  return rows[0] ?? null;
}

/** Adds a key, unless another gateway has added one of the number a moment ago. */
export async function insertReportKey(
  db: Queryable,
  { n, publicKey, privateSealed }: Omit<ReportKeyRow, 'madeAt'>,
): Promise<void> {
  await db.query({
    name: 'reportKeys.insert',
    text: 'insert into report_key (n, public_key, private_sealed) values ($1, $2, $3) on conflict do nothing',
    values: [n, publicKey, privateSealed],
  });
}
