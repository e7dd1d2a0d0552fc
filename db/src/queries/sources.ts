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

/** The source of a name within a range of areas, disabled ones too, or null. */
export async function findRegistered(
  db: Queryable,
  name: string,
  { lo, hi }: { lo: number; hi: number },
): Promise<SourceRow | null> {
  const answer = await db.query<SourceRow>(
    'select name, label, area from source where name = $1 and area between $2 and $3',
    [name, lo, hi],
  );
  return answer.rows[0] ?? null;
}

/**
 * Registers a source; false when the name is taken. No key is named as the one in conflict: of two who register at the same moment
 * the second would be refused by the other unique keys that hold the name.
 */
export async function insertSource(
  tx: Queryable,
  source: SourceRow & {
    keyHash: Buffer;
    adapter: string | null;
    department: string | null;
    registeredBy: string;
  },
): Promise<boolean> {
  const answer = await tx.query(
    `insert into source (name, label, key_hash, area, adapter, department, registered_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      source.name,
      source.label,
      source.keyHash,
      source.area,
      source.adapter,
      source.department,
      source.registeredBy,
    ],
  );
  return answer.rowCount === 1;
}

/** Gives a source another key. */
export async function setSourceKey(tx: Queryable, name: string, keyHash: Buffer): Promise<void> {
  await tx.query('update source set key_hash = $2 where name = $1', [name, keyHash]);
}

/** Changes what is given of a source; what is missing stays. */
export async function changeSource(
  tx: Queryable,
  name: string,
  changes: {
    label?: string | undefined;
    adapter?: string | null | undefined;
    department?: string | null | undefined;
    disabled?: boolean | undefined;
  },
): Promise<void> {
  const { label, adapter, department, disabled } = changes;
  await tx.query(
    `update source
        set label = coalesce($2, label),
            adapter = case when $3::boolean then $4 else adapter end,
            department = case when $5::boolean then $6 else department end,
            disabled_at = case when $7::boolean is null then disabled_at when $7 then coalesce(disabled_at, now()) end
      where name = $1`,
    [
      name,
      label ?? null,
      adapter !== undefined,
      adapter ?? null,
      department !== undefined,
      department ?? null,
      disabled ?? null,
    ],
  );
}

/** Sources with an adapter that are not disabled: those whose files can be read. */
export async function sourcesWithAdapter(db: Queryable): Promise<(SourceRow & { adapter: string })[]> {
  const answer = await db.query<SourceRow & { adapter: string }>({
    name: 'sources.withAdapter',
    text: 'select name, label, area, adapter from source where adapter is not null and disabled_at is null',
  });
  return answer.rows;
}
