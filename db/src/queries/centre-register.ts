import type { CentreLine } from '@fengqiao/contract/centre-register';
import type { Queryable } from '../pool.ts';

/** A centre of the register as the database knows it. */
export type CentreRow = Omit<CentreLine, 'areaCode' | 'level' | 'shouldBe'> & { area: number };

/** Centres of the scope with everything that is registered of them, one when its id is named; presence as of a day. */
export async function centreRows(
  db: Queryable,
  { day, id }: { day: string; id?: string | undefined },
): Promise<CentreRow[]> {
  const { rows } = await db.query<CentreRow>(
    `with p as (select centre_id, count(distinct department) filter (where kind = 'resident')::int as resident,
                       count(distinct department) filter (where kind = 'rotating')::int as rotating,
                       count(distinct department) filter (where kind = 'onCall')::int as on_call, sum(windows)::int as windows
                  from presence where since <= $1::date and (until is null or until > $1::date) group by 1),
          r as (select centre_id, count(*) filter (where zone = 'guidance')::int as guidance,
                       count(*) filter (where zone = 'mediation')::int as mediation,
                       count(*) filter (where zone = 'dispatch')::int as dispatch from room group by 1),
          f as (select centre_id, count(*)::int as n from centre_floor group by 1),
          s as (select centre_id, count(*)::int as n, count(*) filter (where public)::int as shown from staff group by 1)
     select c.id, c.name, c.area, coalesce(a.name, '') as "areaName", c.synthetic, m.floor_area_m2::float8 as "floorAreaM2",
            m.grade, m.posts, m.full_time_staff as "fullTimeStaff",
            json_build_object('guidance', coalesce(r.guidance, 0), 'mediation', coalesce(r.mediation, 0),
                              'dispatch', coalesce(r.dispatch, 0)) as rooms,
            coalesce(f.n, 0) as floors, coalesce(p.resident, 0) as resident, coalesce(p.rotating, 0) as rotating,
            coalesce(p.on_call, 0) as "onCall", coalesce(p.windows, 0) as windows, coalesce(s.n, 0) as staff,
            coalesce(s.shown, 0) as "publicStaff"
       from centre c left join area a on a.code = c.area left join centre_profile m on m.centre_id = c.id
            left join p on p.centre_id = c.id left join r on r.centre_id = c.id left join f on f.centre_id = c.id
            left join s on s.centre_id = c.id
      where $2::text is null or c.id = $2
      order by c.area, c.id`,
    [day, id ?? null],
  );
  return rows;
}

/** Areas with all above them, from the top, by the key of each asked one. */
export async function areasAbove(
  db: Queryable,
  keys: readonly number[],
): Promise<Map<number, { code: number; name: string }[]>> {
  const { rows } = await db.query<{ key: number; path: { code: number; name: string }[] }>(
    `with recursive up as (
       select code as key, code, name, parent, 1 as height from area where code = any($1::bigint[])
       union all
       select up.key, a.code, a.name, a.parent, up.height + 1 from up join area a on a.code = up.parent
        where up.height < 10
     )
     select key, json_agg(json_build_object('code', code, 'name', name) order by height desc) as path from up group by key`,
    [keys],
  );
  return new Map(rows.map(({ key, path }) => [key, path]));
}
