import type { Queryable } from '../pool.ts';

/** Value of a setting, or null. */
export async function readSetting<T>(db: Queryable, name: string): Promise<T | null> {
  const answer = await db.query<{ value: T }>('select value from setting where name = $1', [name]);
  return answer.rows[0]?.value ?? null;
}

/** Stores a setting. */
export async function writeSetting(db: Queryable, name: string, value: unknown): Promise<void> {
  await db.query(
    `insert into setting (name, value) values ($1, $2::jsonb)
     on conflict (name) do update set value = excluded.value, updated_at = now()`,
    [name, JSON.stringify(value)],
  );
}

/** Forgets a setting. */
export async function deleteSetting(db: Queryable, name: string): Promise<void> {
  await db.query('delete from setting where name = $1', [name]);
}

/** Appends to a list of texts and keeps the newest `keep`; safe when several do so at once. */
export async function appendToSetting(
  db: Queryable,
  name: string,
  text: string,
  keep: number,
): Promise<void> {
  await db.query(
    `insert into setting (name, value) values ($1, jsonb_build_array($2::text))
     on conflict (name) do update set updated_at = now(), value = (
       select jsonb_agg(item order by n)
         from (select item, n from jsonb_array_elements(setting.value || excluded.value) with ordinality as e (item, n)
                order by n desc limit $3) newest)`,
    [name, text, keep],
  );
}
