import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { BoardArea, BoardList, BoardPerson } from '@fengqiao/contract/boards';
import type { Queryable } from '../pool.ts';

/*
 * What the public board reads: centres, areas, presence and those people who stand on it. No query here may name a table of cases:
 * `tests/integration/public-board.test.ts` takes the right to read them away and asks for the board.
 */

export interface BoardCentre {
  id: string;
  name: string;
  area: number;
  synthetic: boolean;
}

/** A centre of the scope; null = none. */
export async function boardCentre(db: Queryable, id: string): Promise<BoardCentre | null> {
  const { rows } = await db.query<BoardCentre>('select id, name, area, synthetic from centre where id = $1', [
    id,
  ]);
  return rows[0] ?? null;
}

/** Who stands on the board of a centre, in their order. */
export async function boardPeople(db: Queryable, centreId: string): Promise<BoardPerson[]> {
  const { rows } = await db.query<BoardPerson>(
    `select id, name, post, duties, kind, phone, photo is not null as photo from staff
      where centre_id = $1 and public and kind <> 'gridWorker' order by position, name, id`,
    [centreId],
  );
  return rows;
}

/** Departments that are in a centre on a day, with the windows they keep. */
export async function boardDepartments(
  db: Queryable,
  centreId: string,
  day: string,
): Promise<{ department: string; windows: number }[]> {
  const { rows } = await db.query<{ department: string; windows: number }>(
    `select department, sum(windows)::int as windows from presence
      where centre_id = $1 and kind <> 'onCall' and since <= $2::date and (until is null or until > $2::date)
      group by department order by sum(windows) desc, department`,
    [centreId, day],
  );
  return rows;
}

interface AreaRow {
  code: number;
  name: string;
  lng: number | null;
  lat: number | null;
  people: BoardArea['people'];
}

/** Areas right below one with the grid staff on the board who work in each of them or below it. */
export async function boardAreas(db: Queryable, key: number, step: number): Promise<BoardArea[]> {
  const { rows } = await db.query<AreaRow>(
    `select a.code, a.name, a.lng, a.lat,
            coalesce((select json_agg(json_build_object('name', s.name, 'post', s.post, 'phone', s.phone)
                                      order by s.area, s.position, s.name)
                        from staff s where s.kind = 'gridWorker' and s.public
                                       and s.area >= a.code and s.area < a.code + $2::bigint), '[]') as people
       from area a where a.parent = $1 order by a.code`,
    [key, step],
  );
  return rows.map(({ code, lng, lat, ...row }) => ({
    ...row,
    areaCode: areaCodeOfKey(code),
    centre: lng === null || lat === null ? null : { lng, lat },
  }));
}

/** Centres of the scope that have a board, those with somebody on it first. */
export async function boardList(db: Queryable): Promise<BoardList['items']> {
  const { rows } = await db.query<BoardList['items'][number]>(
    `select c.id as "centreId", c.name, count(s.id)::int as people, count(s.photo)::int as photos
       from centre c left join staff s on s.centre_id = c.id and s.public
      group by c.id, c.name, c.area order by count(s.id) = 0, c.area, c.id`,
  );
  return rows;
}
