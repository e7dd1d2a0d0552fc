import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Centre } from '@fengqiao/contract/centres';
import type { Queryable } from '../pool.ts';

interface CentreRow {
  id: string;
  name: string;
  area: number;
  lng: number | null;
  lat: number | null;
  synthetic: boolean;
  rooms: Centre['rooms'];
}

export interface CentreSearch {
  lo: number;
  hi: number;
  /** Part of the name. */
  q?: string | undefined;
  id?: string | undefined;
  /** Id of the last centre of the page before. */
  after?: string | undefined;
  limit: number;
}

/** The last word on a room `u`; the code of a case `s` that the scope does not see is null. */
const useSql = `case when u.room_id is null then null else
  json_build_object('state', u.state, 'since', u.since, 'reportedAt', u.reported_at, 'caseCode', s.case_code) end`;

/** Centres of the scope with their rooms and the last word on each, in the order of their ids. */
export async function searchCentres(db: Queryable, search: CentreSearch): Promise<Centre[]> {
  const answer = await db.query<CentreRow>(
    `select c.id, c.name, c.area, c.lng, c.lat, c.synthetic,
            coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'zone', r.zone, 'kind', r.kind,
                                                        'private', r.private, 'use', ${useSql}, 'cameraId',
                                                        (select min(k.id) from camera k where k.room_id = r.id)) order by r.id)
                        from room r left join room_use u on u.room_id = r.id
                        left join case_state s on s.case_id = u.case_id
                       where r.centre_id = c.id), '[]') as rooms
       from centre c
      where c.area between $1 and $2
        and ($3::text is null or c.id > $3)
        and ($4::text is null or position(lower($4) in lower(c.name)) > 0)
        and ($5::text is null or c.id = $5)
      order by c.id limit $6`,
    [search.lo, search.hi, search.after ?? null, search.q ?? null, search.id ?? null, search.limit],
  );
  return answer.rows.map((row) => ({
    id: row.id,
    name: row.name,
    areaCode: areaCodeOfKey(row.area),
    location: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    rooms: row.rooms,
    synthetic: row.synthetic,
  }));
}

export interface CentreRecord {
  id: string;
  name: string;
  area: number;
  lng: number | null;
  lat: number | null;
  synthetic: boolean;
}

/** Registers centres or changes those that are there. */
export async function upsertCentres(db: Queryable, centres: readonly CentreRecord[]): Promise<void> {
  await db.query(
    `insert into centre (id, name, area, lng, lat, synthetic)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::float8[], $5::float8[], $6::bool[])
     on conflict (id) do update
       set name = excluded.name, area = excluded.area, lng = excluded.lng, lat = excluded.lat,
           synthetic = excluded.synthetic`,
    [
      centres.map(({ id }) => id),
      centres.map(({ name }) => name),
      centres.map(({ area }) => area),
      centres.map(({ lng }) => lng),
      centres.map(({ lat }) => lat),
      centres.map(({ synthetic }) => synthetic),
    ],
  );
}

export interface RoomRecord {
  id: string;
  centreId: string;
  name: string;
  area: number;
  kind: string;
  zone: string;
  private: boolean;
}

/** Registers rooms or changes those that are there. */
export async function upsertRooms(db: Queryable, rooms: readonly RoomRecord[]): Promise<void> {
  await db.query(
    `insert into room (id, centre_id, name, area, kind, zone, private)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::bool[])
     on conflict (id) do update
       set centre_id = excluded.centre_id, name = excluded.name, area = excluded.area, kind = excluded.kind,
           zone = excluded.zone, private = excluded.private`,
    [
      rooms.map(({ id }) => id),
      rooms.map(({ centreId }) => centreId),
      rooms.map(({ name }) => name),
      rooms.map(({ area }) => area),
      rooms.map(({ kind }) => kind),
      rooms.map(({ zone }) => zone),
      rooms.map((room) => room.private),
    ],
  );
}
