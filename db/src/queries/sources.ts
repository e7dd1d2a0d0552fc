import type { Queryable } from '../pool.ts';

export interface SourceRow {
  name: string;
  label: string;
  /** 15-digit area key. */
  area: number;
}

/** The enabled source whose key has this SHA-256, or null. */
export async function findSourceByKey(db: Queryable, keyHash: Buffer): Promise<SourceRow | null> {
  const answer = await db.query<SourceRow>({
    name: 'source-by-key',
    text: 'select name, label, area from source where key_hash = $1 and disabled_at is null',
    values: [keyHash],
  });
  return answer.rows[0] ?? null;
}

/** The source of a name, or null. */
export async function findSource(db: Queryable, name: string): Promise<SourceRow | null> {
  const answer = await db.query<SourceRow>('select name, label, area from source where name = $1', [name]);
  return answer.rows[0] ?? null;
}

/** Registers a source or gives it another key. */
export async function upsertSource(db: Queryable, source: SourceRow & { keyHash: Buffer }): Promise<void> {
  await db.query(
    `insert into source (name, label, key_hash, area) values ($1, $2, $3, $4)
     on conflict (name) do update
       set label = excluded.label, key_hash = excluded.key_hash, area = excluded.area, disabled_at = null`,
    [source.name, source.label, source.keyHash, source.area],
  );
}
