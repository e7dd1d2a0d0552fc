import { areaKey } from '@fengqiao/contract/areas';
import type { Queryable } from '../pool.ts';

export interface AreaRow {
  /** 15-digit area key. */
  code: number;
  level: string;
  name: string;
  parent: number | null;
  lng: number | null;
  lat: number | null;
  synthetic: boolean;
}

export interface AreaCountsRow {
  open: number;
  blue: number;
  orange: number;
  red: number;
  cameras: number;
}

const columns = 'code, level, name, parent, lng, lat, synthetic';

/** One area by key, or null. Areas have no row-level security: the caller checks the range. */
export async function findArea(db: Queryable, key: number): Promise<AreaRow | null> {
  const answer = await db.query<AreaRow>(`select ${columns} from area where code = $1`, [key]);
  return answer.rows[0] ?? null;
}

/** From the highest ancestor down to the area itself. */
export async function areaPath(db: Queryable, key: number): Promise<AreaRow[]> {
  const answer = await db.query<AreaRow>(
    `with recursive up as (
       select ${columns}, 1 as height from area where code = $1
       union all
       select ${columns
         .split(', ')
         .map((name) => `a.${name}`)
         .join(', ')}, up.height + 1 from up join area a on a.code = up.parent where up.height < 10
     )
     select ${columns} from up order by height desc`,
    [key],
  );
  return answer.rows;
}

/** Lets one gateway at a time load the registry of areas; for as long as that takes. Until the transaction ends. */
export async function lockAreas(tx: Queryable): Promise<void> {
  await tx.query(`select set_config('statement_timeout', '300s', true)`);
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.areas'))`);
}

/** Areas right below one. */
export async function areaChildren(db: Queryable, key: number): Promise<AreaRow[]> {
  const answer = await db.query<AreaRow>(`select ${columns} from area where parent = $1 order by code`, [
    key,
  ]);
  return answer.rows;
}

export interface AreaSearch {
  lo: number;
  hi: number;
  /** Part of the name, or the beginning of the code. */
  q?: string | undefined;
  level?: string | undefined;
  /** Key of the last area of the page before. */
  after?: number | undefined;
  limit: number;
}

/** Areas of a range in the order of their codes. */
export async function searchAreas(db: Queryable, search: AreaSearch): Promise<AreaRow[]> {
  const answer = await db.query<AreaRow>(
    `select ${columns} from area
      where code between $1 and $2 and code > $3
        and ($4::text is null or position(lower($4) in lower(name)) > 0 or starts_with(code::text, $4))
        and ($5::text is null or level = $5)
      order by code limit $6`,
    [search.lo, search.hi, search.after ?? -1, search.q ?? null, search.level ?? null, search.limit],
  );
  return answer.rows;
}

/**
 * Open cases by tier and cameras in a range, by the ancestor with the step's significance: `step` 10^9 groups by county,
 * 10^6 by township. Needs a scope.
 */
export async function areaCounts(
  db: Queryable,
  range: { lo: number; hi: number },
  step: number,
): Promise<Map<number, AreaCountsRow>> {
  const answer = await db.query<AreaCountsRow & { child: number }>({
    name: 'areas.counts',
    text: `
      select coalesce(c.child, k.child) as child, coalesce(c.open, 0) as open, coalesce(c.blue, 0) as blue,
             coalesce(c.orange, 0) as orange, coalesce(c.red, 0) as red, coalesce(k.cameras, 0) as cameras
        from (select area / $3::bigint * $3::bigint as child, count(*)::int as open,
                     (count(*) filter (where tier = 'blue'))::int as blue,
                     (count(*) filter (where tier = 'orange'))::int as orange,
                     (count(*) filter (where tier = 'red'))::int as red
                from case_state
               where area between $1 and $2 and resolved_at is null and closed_at is null
               group by 1) c
        full join (select area / $3::bigint * $3::bigint as child, count(*)::int as cameras
                     from camera where area between $1 and $2 group by 1) k on k.child = c.child`,
    values: [range.lo, range.hi, step],
  });
  return new Map(answer.rows.map(({ child, ...counts }) => [child, counts]));
}

/** Names by area key. */
export async function areaNames(db: Queryable, keys: readonly number[]): Promise<Map<number, string>> {
  const answer = await db.query<{ code: number; name: string }>(
    'select code, name from area where code = any($1::bigint[])',
    [keys],
  );
  return new Map(answer.rows.map(({ code, name }) => [code, name]));
}

export interface AreaInput {
  code: string;
  level: string;
  name: string;
  parent: string | null;
  lng: number | null;
  lat: number | null;
  /** People who live there; left out or null = what is known already stays. */
  population?: number | null;
  synthetic: boolean;
}

/** Loads areas, parents before children; existing ones get the new values. */
export async function upsertAreas(db: Queryable, areas: readonly AreaInput[]): Promise<void> {
  await db.query(
    `insert into area (code, level, name, parent, lng, lat, synthetic, population)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::float8[], $6::float8[], $7::bool[], $8::int[])
     on conflict (code) do update
       set level = excluded.level, name = excluded.name, parent = excluded.parent, lng = excluded.lng,
           lat = excluded.lat, synthetic = excluded.synthetic, population = coalesce(excluded.population, area.population)
     where (area.level, area.name, area.parent, area.lng, area.lat, area.synthetic, area.population)
           is distinct from (excluded.level, excluded.name, excluded.parent, excluded.lng, excluded.lat, excluded.synthetic,
                             coalesce(excluded.population, area.population))`,
    [
      areas.map(({ code }) => areaKey(code)),
      areas.map(({ level }) => level),
      areas.map(({ name }) => name),
      areas.map(({ parent }) => (parent === null ? null : areaKey(parent))),
      areas.map(({ lng }) => lng),
      areas.map(({ lat }) => lat),
      areas.map(({ synthetic }) => synthetic),
      areas.map(({ population }) => population ?? null),
    ],
  );
}

/** Sets the boundaries (GeoJSON geometry, WGS-84) of areas that exist. */
export async function setAreaGeometries(
  db: Queryable,
  boundaries: readonly { code: string; geometry: unknown }[],
): Promise<void> {
  await db.query(
    `update area set geometry = b.geometry::jsonb
       from unnest($1::bigint[], $2::text[]) as b (code, geometry)
      where area.code = b.code and area.geometry is distinct from b.geometry::jsonb`,
    [boundaries.map(({ code }) => areaKey(code)), boundaries.map(({ geometry }) => JSON.stringify(geometry))],
  );
}

/** Boundaries of the areas of a range and level that have one, as one GeoJSON FeatureCollection in text. */
export async function areaBoundaries(
  db: Queryable,
  range: { lo: number; hi: number },
  level: string,
): Promise<string> {
  const answer = await db.query<{ collection: string }>(
    `select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
              'type', 'Feature', 'properties', json_build_object('areaCode', left(code::text, case level when 'grid' then 15 when 'village' then 12 when 'township' then 9 else 6 end), 'name', name),
              'geometry', geometry) order by code), '[]'))::text as collection
       from area where code between $1 and $2 and level = $3 and geometry is not null`,
    [range.lo, range.hi, level],
  );
  return answer.rows[0]?.collection ?? '';
}

/** Whether an area is the top of the registry: its accounts look after the whole installation. */
export async function isTopArea(db: Queryable, area: number): Promise<boolean> {
  const answer = await db.query('select from area where code = $1 and parent is null', [area]);
  return answer.rowCount === 1;
}
