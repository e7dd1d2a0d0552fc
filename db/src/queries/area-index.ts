import type { Queryable } from '../pool.ts';

/** Keys and names of all areas of a range. */
export async function areasOfRange(
  db: Queryable,
  { lo, hi }: { lo: number; hi: number },
): Promise<{ code: number; name: string }[]> {
  const { rows } = await db.query<{ code: number; name: string }>(
    'select code, name from area where code between $1 and $2 order by code',
    [lo, hi],
  );
  return rows;
}
