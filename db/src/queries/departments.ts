import type { Queryable } from '../pool.ts';

/** Registers departments or renames those that are there. */
export async function upsertDepartments(
  db: Queryable,
  departments: readonly { code: string; zh: string; en: string }[],
): Promise<void> {
  await db.query(
    `insert into department (code, name_zh, name_en)
     select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`,
    [departments.map(({ code }) => code), departments.map(({ zh }) => zh), departments.map(({ en }) => en)],
  );
}
