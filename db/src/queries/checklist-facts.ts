import type { Queryable } from '../pool.ts';

/** Counts of the register that rules are shown with. */
export interface RegisterFacts {
  centres: number;
  /** Centres with two full-time staff or more, and those that have said how many they have. */
  staffed: number;
  staffKnown: number;
  /** Centres with rooms in all three zones. */
  zoned: number;
  /** Centres with at least one department that is resident or rotating today. */
  withDepartments: number;
  /** Days out of the next seven with somebody on duty, over all centres that keep a roster, and seven times those centres. */
  dutyDays: number;
  rosterDays: number;
  teams: number;
  completeTeams: number;
  publicStaff: number;
  withPhoto: number;
  /** Areas of the lowest level of the registry below, and those of them with a grid worker. */
  grids: number;
  gridsStaffed: number;
  incidents: number;
}

/** Counts of the register in a range of areas on a day; `yearFrom` = the first day of the year of the incidents. */
export async function registerFacts(
  db: Queryable,
  { lo, hi, day, yearFrom }: { lo: number; hi: number; day: string; yearFrom: string },
): Promise<RegisterFacts> {
  const { rows } = await db.query<RegisterFacts>(
    `with c as (select id, area from centre where area between $1 and $2),
          z as (select r.centre_id, count(distinct r.zone) as zones from room r join c on c.id = r.centre_id group by 1),
          d as (select centre_id, count(distinct day) filter (where kind = 'duty') as days from duty
                 where area between $1 and $2 and day >= $3::date and day < $3::date + 7 group by 1),
          t as (select m.id, bool_or(s.kind = 'mediator') and bool_or(s.kind = 'lawyer') and bool_or(s.kind = 'counsellor') as whole
                  from team m left join staff s on s.team_id = m.id where m.area between $1 and $2 group by 1),
          v as (select a.code from area a where a.code between $1 and $2
                   and not exists (select from area b where b.parent = a.code))
     select (select count(*) from c)::int as centres,
            (select count(*) from c join centre_profile p on p.centre_id = c.id where p.full_time_staff >= 2)::int as staffed,
            (select count(*) from c join centre_profile p on p.centre_id = c.id
              where p.full_time_staff is not null)::int as "staffKnown",
            (select count(*) from z where zones = 3)::int as zoned,
            (select count(distinct p.centre_id) from presence p join c on c.id = p.centre_id
              where p.kind <> 'onCall' and p.since <= $3::date and (p.until is null or p.until > $3::date))::int
              as "withDepartments",
            (select coalesce(sum(days), 0) from d)::int as "dutyDays",
            (select count(*) * 7 from d)::int as "rosterDays",
            (select count(*) from t)::int as teams,
            (select count(*) from t where whole)::int as "completeTeams",
            (select count(*) from staff where area between $1 and $2 and public)::int as "publicStaff",
            (select count(*) from staff where area between $1 and $2 and public and photo is not null)::int as "withPhoto",
            (select count(*) from v)::int as grids,
            (select count(distinct v.code) from v join staff s on s.area = v.code and s.kind = 'gridWorker')::int
              as "gridsStaffed",
            (select count(*) from incident where area between $1 and $2 and withdrawn_at is null
                and happened_on >= $4::date and happened_on < $4::date + interval '1 year')::int as incidents`,
    [lo, hi, day, yearFrom],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the counts of the register answered no row');
  return row;
}
