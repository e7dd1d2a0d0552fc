import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { ScreenContent } from '@fengqiao/contract/wall-tiles';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import type { Queryable } from '../pool.ts';
import { lockOutbox, outboxChannel } from './outbox.ts';
import { wallsNow } from './wall-now.ts';

interface ScreenRow {
  wall_id: string;
  wall_name: string;
  area: number;
  policy: AlarmPolicy;
  id: string | null;
  name: string;
  scale: number;
  reserved: number[];
  layout: Screen['layout'];
  tiles: Screen['tiles'];
  places: Screen['places'];
  updated_at: Date;
  updated_by: string | null;
}

const screenColumns =
  's.id, s.name, s.scale::float8 as scale, s.reserved, s.layout, s.tiles, s.places, s.updated_at, s.updated_by';

function toScreen(row: ScreenRow & { id: string }): Screen {
  return {
    id: row.id,
    name: row.name,
    scale: row.scale,
    reserved: row.reserved,
    layout: row.layout,
    tiles: row.tiles,
    places: row.places,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  };
}

/** Walls of the scope with their screens and what happens on them; one of them when `wallId` is given. */
export async function listWalls(db: Queryable, wallId: string | null = null): Promise<Wall[]> {
  const answer = await db.query<ScreenRow>(
    `select w.id as wall_id, w.name as wall_name, w.area, w.policy, ${screenColumns}
       from wall w left join screen s on s.wall_id = w.id
      where $1::text is null or w.id = $1
      order by w.id, s.position, s.id`,
    [wallId],
  );
  const now = await wallsNow(db, [...new Set(answer.rows.map((row) => row.wall_id))]);
  const walls = new Map<string, Wall>();
  for (const row of answer.rows) {
    const wall = walls.get(row.wall_id) ?? {
      id: row.wall_id,
      name: row.wall_name,
      areaCode: areaCodeOfKey(row.area),
      screens: [],
      policy: row.policy,
      now: now.get(row.wall_id) ?? { lease: null, tours: [], alarm: null, waiting: 0 },
    };
    walls.set(row.wall_id, wall);
    if (row.id !== null) wall.screens.push(toScreen({ ...row, id: row.id }));
  }
  return [...walls.values()];
}

/**
 * Ids of the cameras that a wall of the scope shows or is about to show: on its screens, of its running tours (all their steps) and of
 * the alarm that stands on it. What its displays may play.
 */
export async function camerasOfWall(db: Queryable, wallId: string): Promise<string[]> {
  const answer = await db.query<{ id: string }>({
    name: 'walls.cameras',
    text: `with w as (select id from wall where id = $1), run as (
             select t.* from wall_tour_run r join wall_tour t on t.id = r.tour_id where r.wall_id in (select id from w)
           ), shown as (
             select s.tiles from screen s where s.wall_id in (select id from w)
             union all
             select screen -> 'tiles' from wall_scene c cross join jsonb_array_elements(c.screens) screen
              where c.id in (select unnest(scene_ids) from run)
             union all
             select m.tiles from wall_alarm m
              where m.wall_id in (select id from w) and m.state = 'shown' and m.until > clock_timestamp()
           )
           select tile ->> 'cameraId' as id from shown cross join jsonb_array_elements(shown.tiles) tile
            where tile ->> 'kind' = 'camera'
           union
           select unnest(camera_ids) from run
           order by id`,
    values: [wallId],
  });
  return answer.rows.map(({ id }) => id);
}

/** Puts content on a screen of the scope and writes it to the outbox; null when the screen is not there. Needs a transaction. */
export async function setScreen(
  db: Queryable,
  screen: ScreenContent & { wallId: string; id: string; account: string },
): Promise<{ seq: number; screen: Screen } | null> {
  const changed = await db.query<ScreenRow & { id: string; area: number }>(
    `update screen s set layout = $3, tiles = $4::jsonb, places = $5::jsonb, updated_at = now(), updated_by = $6
       from wall w
      where w.id = s.wall_id and s.wall_id = $1 and s.id = $2
     returning w.area, ${screenColumns}`,
    [
      screen.wallId,
      screen.id,
      screen.layout,
      JSON.stringify(screen.tiles),
      JSON.stringify(screen.places),
      screen.account,
    ],
  );
  const row = changed.rows[0];
  if (row === undefined) return null;
  const seq = await tellWall(db, screen.wallId, screen.id);
  return { seq, screen: toScreen(row) };
}

/**
 * Tells that a screen shows something else, or (without a screen) that something happened on the wall: its lease, a tour, an alarm, its
 * screens. Needs a transaction, as late in it as possible; answers the seq, 0 for a wall outside the scope.
 */
export async function tellWall(
  db: Queryable,
  wallId: string,
  screenId: string | null = null,
): Promise<number> {
  await lockOutbox(db);
  const told = await db.query<{ seq: number }>(
    `insert into outbox (kind, area, wall_id, screen_id) select 'wall', area, id, $2 from wall where id = $1
     returning seq`,
    [wallId, screenId],
  );
  const seq = told.rows[0]?.seq ?? 0;
  if (seq > 0) await db.query('select pg_notify($1, $2)', [outboxChannel, `${seq}-${seq}`]);
  return seq;
}

/** Screens of the scope by `<wall>/<screen>`. */
export async function findScreens(
  db: Queryable,
  keys: readonly { wallId: string; screenId: string }[],
): Promise<Map<string, Screen>> {
  const answer = await db.query<ScreenRow & { id: string }>(
    `select s.wall_id, ${screenColumns}
       from screen s join wall w on w.id = s.wall_id
       join unnest($1::text[], $2::text[]) as k (wall_id, id) on k.wall_id = s.wall_id and k.id = s.id`,
    [keys.map(({ wallId }) => wallId), keys.map(({ screenId }) => screenId)],
  );
  return new Map(answer.rows.map((row) => [`${row.wall_id}/${row.id}`, toScreen(row)]));
}

export interface WallRecord {
  id: string;
  name: string;
  area: number;
  screens: { id: string; name: string; layout: string; tiles: Screen['tiles']; reserved?: number[] }[];
}

/** Creates a wall and its screens; what is on screens that exist stays. */
export async function insertWall(db: Queryable, wall: WallRecord): Promise<void> {
  await db.query(
    `insert into wall (id, name, area) values ($1, $2, $3)
     on conflict (id) do update set name = excluded.name, area = excluded.area`,
    [wall.id, wall.name, wall.area],
  );
  await db.query(
    `insert into screen (wall_id, id, position, name, layout, tiles, reserved)
     select $1, id, position, name, layout, tiles::jsonb, reserved::int[]
       from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[])
            as s (id, position, name, layout, tiles, reserved)
     on conflict (wall_id, id) do nothing`,
    [
      wall.id,
      wall.screens.map(({ id }) => id),
      wall.screens.map((_, index) => index + 1),
      wall.screens.map(({ name }) => name),
      wall.screens.map(({ layout }) => layout),
      wall.screens.map(({ tiles }) => JSON.stringify(tiles)),
      wall.screens.map(({ reserved = [] }) => `{${reserved.join()}}`),
    ],
  );
}

/** Binds a kiosk account to a wall, unless it has one. */
export async function bindKiosk(db: Queryable, account: string, wallId: string): Promise<void> {
  await db.query(
    `update account set wall_id = $2 where account = $1 and role = 'kiosk' and wall_id is null`,
    [account, wallId],
  );
}
