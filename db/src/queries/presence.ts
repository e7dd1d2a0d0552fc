import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CentreProfile, NewPresence, Presence, PresenceChange } from '@fengqiao/contract/presence';
import type { Queryable } from '../pool.ts';
import type { CountedArea, GroupedCount } from './indicator-filter.ts';

/** Areas end in zeros by their level; a level above the asked one is none of it. */
const stepOfLevel: Record<string, [step: number, above: number]> = {
  city: [1e11, 1e13],
  county: [1e9, 1e11],
  township: [1e6, 1e9],
  village: [1e3, 1e6],
};

const atLevel = (area: string, level: string): string => {
  const [step, above] = stepOfLevel[level] ?? [1, 1e3];
  return `${area} % ${step} = 0 and ${area} % ${above} <> 0`;
};

/** Present today, in Asia/Shanghai. */
const onDay = (day: string): string =>
  `p.since <= ${day}::date and (p.until is null or p.until > ${day}::date)`;
const today = `(now() at time zone 'Asia/Shanghai')`;

const levelBelow: Record<number, string> = {
  2: 'city',
  4: 'county',
  6: 'township',
  9: 'village',
  12: 'village',
};

/** Centres right below each area under the key `centre`, and under its code each department that is resident or rotating there today. */
export async function presenceCounts(db: Queryable, areas: readonly CountedArea[]): Promise<GroupedCount[]> {
  const found: GroupedCount[] = [];
  for (const [lvl, level] of Object.entries(levelBelow)) {
    const asked = areas.filter((area) => area.lvl === Number(lvl));
    if (asked.length === 0) continue;
    const { rows } = await db.query<GroupedCount>(
      `with c as (
         select a.area, c.id from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as a (area, lo, hi)
           join centre c on c.area between a.lo and a.hi and ${atLevel('c.area', level)})
       select area, null as period, 'centre' as key, count(*)::float8 as n from c group by 1
       union all
       select c.area, null, p.department, count(distinct c.id)::float8
         from c join presence p on p.centre_id = c.id and p.kind <> 'onCall' and ${onDay(today)}
        group by 1, 3`,
      [asked.map(({ key }) => key), asked.map(({ lo }) => lo), asked.map(({ hi }) => hi)],
    );
    found.push(...rows);
  }
  return found;
}

/** A centre of a level with what is said of it, and the departments that are in it on a day. */
export interface CentrePresence extends CentreProfile {
  centreId: string;
  name: string;
  present: { department: string; kind: Presence['kind']; staff: number; windows: number }[];
}

/** Centres of a level in a range of areas, in the order of their areas. */
export async function centresWithPresence(
  db: Queryable,
  range: { lo: number; hi: number },
  level: string,
  day: string,
): Promise<CentrePresence[]> {
  const { rows } = await db.query<CentrePresence>(
    `select c.id as "centreId", c.name, f.floor_area_m2::float8 as "floorAreaM2", f.grade, f.posts,
            f.full_time_staff as "fullTimeStaff",
            coalesce((select json_agg(json_build_object('department', p.department, 'kind', p.kind,
                                                        'staff', p.staff, 'windows', p.windows))
                        from presence p where p.centre_id = c.id and ${onDay('$3')}), '[]') as present
       from centre c left join centre_profile f on f.centre_id = c.id
      where c.area between $1 and $2 and ${atLevel('c.area', level)}
      order by c.area, c.id`,
    [range.lo, range.hi, day],
  );
  return rows;
}

interface PresenceRow extends Omit<Presence, 'areaCode'> {
  area: number;
}

/** Entries of the register in the scope, those of a centre when one is named; also those that have ended. */
export async function listPresence(
  db: Queryable,
  search: { centreId?: string; id?: string },
): Promise<Presence[]> {
  const { rows } = await db.query<PresenceRow>(
    `select p.id, p.centre_id as "centreId", c.name as "centreName", p.area, p.department, p.kind, p.staff, p.windows,
            to_char(p.since, 'YYYY-MM-DD') as since, to_char(p.until, 'YYYY-MM-DD') as until
       from presence p join centre c on c.id = p.centre_id
      where ($1::text is null or p.centre_id = $1) and ($2::uuid is null or p.id = $2)
      order by p.area, p.department, p.since desc`,
    [search.centreId ?? null, search.id ?? null],
  );
  return rows.map(({ area, ...row }) => ({ ...row, areaCode: areaCodeOfKey(area) }));
}

/** Area of a centre of the scope; null outside it. */
export async function areaOfCentre(db: Queryable, centreId: string): Promise<number | null> {
  const { rows } = await db.query<{ area: number }>('select area from centre where id = $1', [centreId]);
  return rows[0]?.area ?? null;
}

/** Adds an entry; null when the department is there in that kind since that day already. */
export async function insertPresence(
  db: Queryable,
  entry: NewPresence & { area: number; by: string },
): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `insert into presence (centre_id, area, department, kind, staff, windows, since, until, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9)
     on conflict (centre_id, department, kind, since) do nothing returning id`,
    [
      entry.centreId,
      entry.area,
      entry.department,
      entry.kind,
      entry.staff,
      entry.windows,
      entry.since,
      entry.until,
      entry.by,
    ],
  );
  return rows[0]?.id ?? null;
}

/** What of an entry may change while it stays the same entry. */
export interface PresenceFacts {
  staff: number;
  windows: number;
  until: string | null;
}

/** Adds many entries at once; those that are there stay as they are. Answers those that were not. */
export async function insertPresences(
  db: Queryable,
  entries: readonly (NewPresence & { area: number; by: string })[],
): Promise<(PresenceFacts & { id: string })[]> {
  const { rows } = await db.query<PresenceFacts & { id: string }>(
    `insert into presence (centre_id, area, department, kind, staff, windows, since, until, updated_by)
     select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::int[], $6::int[], $7::date[], $8::date[],
                          $9::text[])
     on conflict (centre_id, department, kind, since) do nothing
     returning id, staff, windows, to_char(until, 'YYYY-MM-DD') as until`,
    [
      entries.map(({ centreId }) => centreId),
      entries.map(({ area }) => area),
      entries.map(({ department }) => department),
      entries.map(({ kind }) => kind),
      entries.map(({ staff }) => staff),
      entries.map(({ windows }) => windows),
      entries.map(({ since }) => since),
      entries.map(({ until }) => until),
      entries.map(({ by }) => by),
    ],
  );
  return rows;
}

/** Changes an entry; false when it is not in the scope. */
export async function updatePresence(
  db: Queryable,
  id: string,
  change: PresenceChange & { by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update presence set kind = $2, staff = $3, windows = $4, since = $5::date, until = $6::date,
                         updated_by = $7, updated_at = now() where id = $1`,
    [id, change.kind, change.staff, change.windows, change.since, change.until, change.by],
  );
  return rowCount === 1;
}

/** Takes an entry out; false when it is not in the scope. */
export async function deletePresence(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from presence where id = $1', [id]);
  return rowCount === 1;
}

/** Ids of the centres of the scope that have said what they are built and staffed with. */
export async function profiledCentres(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>('select centre_id as id from centre_profile');
  return new Set(rows.map(({ id }) => id));
}

/** What a centre is built and staffed with; overwrites what was said before. */
export async function upsertCentreProfile(
  db: Queryable,
  profile: CentreProfile & { centreId: string; area: number; by: string },
): Promise<void> {
  await db.query(
    `insert into centre_profile (centre_id, area, floor_area_m2, grade, posts, full_time_staff, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (centre_id) do update
       set area = excluded.area, floor_area_m2 = excluded.floor_area_m2, grade = excluded.grade,
           posts = excluded.posts, full_time_staff = excluded.full_time_staff,
           updated_by = excluded.updated_by, updated_at = now()`,
    [
      profile.centreId,
      profile.area,
      profile.floorAreaM2,
      profile.grade,
      profile.posts,
      profile.fullTimeStaff,
      profile.by,
    ],
  );
}
