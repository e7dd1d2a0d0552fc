import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { RegionFacts } from '@fengqiao/contract/region';
import type { Queryable } from '../pool.ts';

/** Areas of a range by level: how many, how many with a border, how many whose position is made up. */
export async function areasByLevel(
  db: Queryable,
  range: { lo: number; hi: number },
): Promise<RegionFacts['levels']> {
  const { rows } = await db.query<RegionFacts['levels'][number]>(
    `select level, count(*)::int as areas, count(geometry)::int as outlined,
            (count(*) filter (where synthetic))::int as "madeUp"
       from area where code between $1 and $2
      group by level
      order by array_position(array['province', 'city', 'county', 'township', 'village', 'grid'], level)`,
    [range.lo, range.hi],
  );
  return rows;
}

/** Counties and townships of a range without a border, in the order of their codes; `total` counts all of them. */
export async function areasWithoutBorder(
  db: Queryable,
  range: { lo: number; hi: number },
  limit: number,
): Promise<{ areas: RegionFacts['without']; total: number }> {
  const { rows } = await db.query<{ code: number; name: string; level: 'county'; total: number }>(
    `select code, name, level, (count(*) over ())::int as total from area
      where code between $1 and $2 and level in ('county', 'township') and geometry is null
      order by code limit $3`,
    [range.lo, range.hi, limit],
  );
  return {
    total: rows[0]?.total ?? 0,
    areas: rows.map(({ code, name, level }) => ({ areaCode: areaCodeOfKey(code), name, level })),
  };
}
