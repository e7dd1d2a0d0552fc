import type { FloorPlan } from '@fengqiao/contract/floors';
import type { Queryable } from '../pool.ts';

/** A storey as it is stored. */
export interface FloorRow extends FloorPlan {
  centreId: string;
  floor: string;
  updatedAt: Date;
  updatedBy: string;
}

/** A camera of a storey; `planX` and `planY` are shares of the plan, null while it is not on it. */
export interface FloorCameraRow {
  cameraId: string;
  name: string;
  roomId: string | null;
  floor: string;
  planX: number | null;
  planY: number | null;
  directionDeg: number | null;
  fovDeg: number | null;
  viewM: number | null;
  private: boolean;
  playable: boolean;
}

const floorColumns = `centre_id as "centreId", floor, name, zone, note, north_deg as "northDeg", outline, rooms,
  updated_at as "updatedAt", updated_by as "updatedBy"`;

/** The storeys of a centre of the scope, in no order. */
export async function floorsOf(db: Queryable, centreId: string): Promise<FloorRow[]> {
  const { rows } = await db.query<FloorRow>(`select ${floorColumns} from centre_floor where centre_id = $1`, [
    centreId,
  ]);
  return rows;
}

/** One storey, held until the transaction ends; null = it has no plan. */
export async function lockFloor(tx: Queryable, centreId: string, floor: string): Promise<FloorRow | null> {
  const { rows } = await tx.query<FloorRow>(
    `select ${floorColumns} from centre_floor where centre_id = $1 and floor = $2 for update`,
    [centreId, floor],
  );
  return rows[0] ?? null;
}

/** Cameras of the rooms of a centre, and those that hang on its plans, which have a floor. */
export async function camerasOfFloors(db: Queryable, centreId: string): Promise<FloorCameraRow[]> {
  const { rows } = await db.query<FloorCameraRow>(
    `select c.id as "cameraId", c.name, c.room_id as "roomId", c.floor, c.plan_x as "planX", c.plan_y as "planY",
            c.direction_deg as "directionDeg", c.fov_deg as "fovDeg", c.view_m as "viewM", c.private,
            c.source_sealed is not null as playable
       from camera c
      where c.floor is not null
        and (c.plan_centre = $1
             or (c.plan_centre is null and c.room_id in (select r.id from room r where r.centre_id = $1)))
      order by c.id`,
    [centreId],
  );
  return rows;
}

/** Of some cameras those that the scope holds, each with the centre on whose plan or in whose rooms it is. */
export async function plannedCameras(
  db: Queryable,
  ids: readonly string[],
): Promise<{ cameraId: string; centreId: string | null }[]> {
  const { rows } = await db.query<{ cameraId: string; centreId: string | null }>(
    `select c.id as "cameraId", coalesce(c.plan_centre, r.centre_id) as "centreId"
       from camera c left join room r on r.id = c.room_id where c.id = any($1::text[])`,
    [ids],
  );
  return rows;
}

/** Ids of the rooms of a centre. */
export async function roomIdsOf(db: Queryable, centreId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>('select id from room where centre_id = $1', [centreId]);
  return new Set(rows.map(({ id }) => id));
}

/** Writes a storey down; overwrites what was there. */
export async function upsertFloor(
  tx: Queryable,
  floor: FloorPlan & { centreId: string; area: number; floor: string; by: string },
): Promise<void> {
  await tx.query(
    `insert into centre_floor (centre_id, area, floor, name, zone, note, north_deg, outline, rooms, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (centre_id, floor) do update
       set area = excluded.area, name = excluded.name, zone = excluded.zone, note = excluded.note,
           north_deg = excluded.north_deg, outline = excluded.outline, rooms = excluded.rooms,
           updated_by = excluded.updated_by,
           updated_at = greatest(clock_timestamp(), centre_floor.updated_at + interval '1 millisecond')`,
    [
      floor.centreId,
      floor.area,
      floor.floor,
      floor.name,
      floor.zone,
      floor.note,
      floor.northDeg,
      JSON.stringify(floor.outline),
      JSON.stringify(floor.rooms),
      floor.by,
    ],
  );
}

/** Takes a storey's plan away; false = there was none. */
export async function deleteFloor(tx: Queryable, centreId: string, floor: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from centre_floor where centre_id = $1 and floor = $2', [
    centreId,
    floor,
  ]);
  return rowCount === 1;
}

/** Where a camera hangs: shares of the plan. */
export interface PlacedCamera {
  cameraId: string;
  x: number;
  y: number;
}

/** Hangs cameras on the plan of a storey, and takes those down that hung there and are not among them. */
export async function placeCameras(
  tx: Queryable,
  place: { centreId: string; floor: string; by: string },
  cameras: readonly PlacedCamera[],
): Promise<void> {
  const { centreId, floor, by } = place;
  const ids = cameras.map(({ cameraId }) => cameraId);
  await tx.query(
    `update camera c
        set plan_x = null, plan_y = null, plan_centre = null, updated_by = $3,
            updated_at = greatest(clock_timestamp(), c.updated_at + interval '1 millisecond')
      where c.floor = $2 and c.plan_x is not null and c.id <> all($4::text[])
        and (c.plan_centre = $1
             or (c.plan_centre is null and c.room_id in (select r.id from room r where r.centre_id = $1)))`,
    [centreId, floor, by, ids],
  );
  await tx.query(
    `update camera c
        set plan_x = p.x, plan_y = p.y, plan_centre = $1, floor = $2, updated_by = $3,
            updated_at = greatest(clock_timestamp(), c.updated_at + interval '1 millisecond')
       from unnest($4::text[], $5::real[], $6::real[]) as p (id, x, y)
      where c.id = p.id
        and (c.plan_x, c.plan_y, c.plan_centre, c.floor) is distinct from (p.x, p.y, $1::text, $2::text)`,
    [centreId, floor, by, ids, cameras.map(({ x }) => x), cameras.map(({ y }) => y)],
  );
}

/** Storeys that a region pack brings; those that somebody has drawn stay. Answers the storeys that were added. */
export async function insertFloors(
  tx: Queryable,
  floors: readonly (FloorPlan & { centreId: string; area: number; floor: string; by: string })[],
): Promise<{ centreId: string; floor: string }[]> {
  const { rows } = await tx.query<{ centreId: string; floor: string }>(
    `insert into centre_floor (centre_id, area, floor, name, zone, note, north_deg, outline, rooms, updated_by)
     select f."centreId", f.area, f.floor, f.name, f.zone, f.note, f."northDeg", f.outline, f.rooms, f.by
       from jsonb_to_recordset($1::jsonb)
         as f ("centreId" text, area bigint, floor text, name text, zone text, note text, "northDeg" real, outline jsonb,
               rooms jsonb, by text)
     on conflict (centre_id, floor) do nothing
     returning centre_id as "centreId", floor`,
    [JSON.stringify(floors)],
  );
  return rows;
}
