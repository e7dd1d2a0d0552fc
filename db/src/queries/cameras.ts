import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import type { Queryable } from '../pool.ts';

interface CameraRow {
  id: string;
  name: string;
  area: number;
  area_name: string;
  owner: string;
  place_type: string;
  zone: string | null;
  lng: number;
  lat: number;
  direction_deg: number | null;
  fov_deg: number | null;
  private: boolean;
  playable: boolean;
}

/** A camera is private by itself or because its room is. */
const columns = `c.id, c.name, c.area, coalesce(a.name, '') as area_name, c.owner, c.place_type, c.zone, c.lng, c.lat,
  c.direction_deg, c.fov_deg, c.private or coalesce(r.private, false) as private,
  c.source_sealed is not null as playable`;
const joins = 'left join area a on a.code = c.area left join room r on r.id = c.room_id';

function toCamera(row: CameraRow): Camera {
  return {
    id: row.id,
    name: row.name,
    areaCode: areaCodeOfKey(row.area),
    areaName: row.area_name,
    owner: row.owner,
    placeType: row.place_type,
    zone: row.zone as Camera['zone'],
    location: { lng: row.lng, lat: row.lat },
    directionDeg: row.direction_deg,
    fovDeg: row.fov_deg,
    private: row.private,
    playable: row.playable,
  };
}

export interface CameraSearch {
  lo: number;
  hi: number;
  /** Part of the name, or the beginning of the id. */
  q?: string | undefined;
  /** west, south, east, north in WGS-84 degrees. */
  bbox?: readonly number[] | undefined;
  placeType?: string | undefined;
  owner?: string | undefined;
  playable?: boolean | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
  /** Id of the last camera of the page before. */
  after?: string | undefined;
  limit: number;
}

/** Cameras of the scope in the order of their ids. Names of areas are looked up for the rows of the page alone. */
export async function searchCameras(db: Queryable, search: CameraSearch): Promise<Camera[]> {
  const values: unknown[] = [search.lo, search.hi, search.limit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['c.area between $1 and $2'];
  if (search.after !== undefined) conditions.push(`c.id > ${bind(search.after)}`);
  if (search.q !== undefined) {
    const q = bind(search.q);
    conditions.push(`(position(lower(${q}) in lower(c.name)) > 0 or starts_with(c.id, ${q}))`);
  }
  if (search.bbox !== undefined) {
    const [west, south, east, north] = search.bbox.map(bind);
    conditions.push(`c.lng between ${west} and ${east} and c.lat between ${south} and ${north}`);
  }
  if (search.placeType !== undefined) conditions.push(`c.place_type = ${bind(search.placeType)}`);
  if (search.owner !== undefined) conditions.push(`c.owner = ${bind(search.owner)}`);
  if (search.playable !== undefined)
    conditions.push(`c.source_sealed is ${search.playable ? 'not null' : 'null'}`);
  if (search.ids !== undefined) conditions.push(`c.id = any(${bind(search.ids)}::text[])`);
  const answer = await db.query<CameraRow>(
    `with page as materialized (
       select c.* from camera c where ${conditions.join(' and ')} order by c.id limit $3
     )
     select ${columns} from page c ${joins} order by c.id`,
    values,
  );
  return answer.rows.map(toCamera);
}

/** A camera with what only the gateway may know of it. */
export interface KnownCamera {
  camera: Camera;
  sourceSealed: Buffer | null;
  /** Rises with every change of the camera: when it was made, epoch ms. */
  version: number;
}

/** One camera of the scope, or null. */
export async function findCamera(db: Queryable, id: string): Promise<KnownCamera | null> {
  const answer = await db.query<CameraRow & { source_sealed: Buffer | null; updated_at: Date }>({
    name: 'camera-by-id',
    text: `select ${columns}, c.source_sealed, c.updated_at from camera c ${joins} where c.id = $1`,
    values: [id],
  });
  const row = answer.rows[0];
  if (row === undefined) return null;
  return { camera: toCamera(row), sourceSealed: row.source_sealed, version: row.updated_at.getTime() };
}

/** Holds a camera of the scope until the transaction ends; null outside it. `private` is its own flag, without that of its room. */
export async function lockCamera(
  tx: Queryable,
  id: string,
): Promise<{ area: number; zone: string | null; private: boolean } | null> {
  const answer = await tx.query<{ area: number; zone: string | null; private: boolean }>({
    name: 'camera-lock',
    text: 'select area, zone, private from camera where id = $1 for no key update',
    values: [id],
  });
  return answer.rows[0] ?? null;
}

/** Those of the ids that are private, by themselves or because of their room. */
export async function privateCameras(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const answer = await db.query<{ id: string }>(
    `select c.id from camera c left join room r on r.id = c.room_id
      where c.id = any($1::text[]) and (c.private or coalesce(r.private, false))`,
    [ids],
  );
  return answer.rows.map(({ id }) => id);
}

/** Those of the ids that the scope holds, each with its area key. */
export async function cameraAreas(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  const answer = await db.query<{ id: string; area: number }>(
    'select id, area from camera where id = any($1::text[])',
    [ids],
  );
  return new Map(answer.rows.map(({ id, area }) => [id, area]));
}

/** How many cameras the range holds and when one last changed: the version of the map's layer. */
export async function camerasVersion(
  db: Queryable,
  range: { lo: number; hi: number },
): Promise<{ n: number; updatedAt: Date | null }> {
  const answer = await db.query<{ n: number; updatedAt: Date | null }>(
    'select count(*)::int as n, max(updated_at) as "updatedAt" from camera where area between $1 and $2',
    [range.lo, range.hi],
  );
  return answer.rows[0] ?? { n: 0, updatedAt: null };
}

/**
 * All cameras of a range, or those of `ids` in it, as JSON text, one array per camera (see `MapCameras` of the contract), assembled
 * by the server: at 31,000 cameras twice as fast as building the objects here.
 */
export async function camerasOfMap(
  db: Queryable,
  range: { lo: number; hi: number },
  ids: readonly string[] | null,
): Promise<string> {
  const answer = await db.query<{ rows: string }>(
    `select '[' || coalesce(string_agg(
              json_build_array(c.id, c.name, round(c.lng::numeric, 6), round(c.lat::numeric, 6),
                               round(c.direction_deg::numeric), round(c.fov_deg::numeric), c.place_type,
                               (c.private or coalesce(r.private, false))::int
                               + case when c.source_sealed is null then 0 else 2 end)::text,
              ',' order by c.id), '') || ']' as rows
       from camera c left join room r on r.id = c.room_id
      where c.area between $1 and $2 and ($3::text[] is null or c.id = any($3))`,
    [range.lo, range.hi, ids],
  );
  return answer.rows[0]?.rows ?? '[]';
}

export interface CameraRecord {
  id: string;
  name: string;
  area: number;
  owner: string;
  placeType: string;
  zone: string | null;
  roomId: string | null;
  lng: number;
  lat: number;
  directionDeg: number | null;
  fovDeg: number | null;
  private: boolean;
  /** Null keeps the source that is stored. */
  sourceSealed: Buffer | null;
  synthetic: boolean;
}

const insert = `
  insert into camera (id, name, area, owner, place_type, zone, room_id, lng, lat, direction_deg, fov_deg, private,
                      source_sealed, synthetic)
  select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
                       $8::float8[], $9::float8[], $10::real[], $11::real[], $12::bool[], $13::bytea[], $14::bool[])`;

function insertValues(cameras: readonly CameraRecord[]): unknown[] {
  const column = <K extends keyof CameraRecord>(name: K): CameraRecord[K][] =>
    cameras.map((camera) => camera[name]);
  return [
    column('id'),
    column('name'),
    column('area'),
    column('owner'),
    column('placeType'),
    column('zone'),
    column('roomId'),
    column('lng'),
    column('lat'),
    column('directionDeg'),
    column('fovDeg'),
    column('private'),
    column('sourceSealed'),
    column('synthetic'),
  ];
}

/** Registers cameras; those that are there stay as they are. */
export async function insertCameras(db: Queryable, cameras: readonly CameraRecord[]): Promise<void> {
  await db.query(`${insert} on conflict (id) do nothing`, insertValues(cameras));
}

/** Registers a camera or changes it; `sourceSealed` and `roomId` null keep what is stored. */
export async function upsertCamera(db: Queryable, camera: CameraRecord): Promise<void> {
  await db.query(
    `${insert} on conflict (id) do update
       set name = excluded.name, area = excluded.area, owner = excluded.owner, place_type = excluded.place_type,
           zone = excluded.zone, room_id = coalesce(excluded.room_id, camera.room_id), lng = excluded.lng,
           lat = excluded.lat, direction_deg = excluded.direction_deg, fov_deg = excluded.fov_deg,
           private = excluded.private, source_sealed = coalesce(excluded.source_sealed, camera.source_sealed),
           synthetic = excluded.synthetic,
           updated_at = greatest(clock_timestamp(), camera.updated_at + interval '1 millisecond')`,
    insertValues([camera]),
  );
}

/** Sealed sources of the scope, for changing their address. */
export async function sealedSources(db: Queryable): Promise<{ id: string; sourceSealed: Buffer }[]> {
  const answer = await db.query<{ id: string; sourceSealed: Buffer }>(
    'select id, source_sealed as "sourceSealed" from camera where source_sealed is not null order by id',
  );
  return answer.rows;
}

/** Replaces sealed sources. */
export async function setSealedSources(
  db: Queryable,
  sources: readonly { id: string; sourceSealed: Buffer }[],
): Promise<void> {
  await db.query(
    `update camera set source_sealed = s.sealed, updated_at = now()
       from unnest($1::text[], $2::bytea[]) as s (id, sealed) where camera.id = s.id`,
    [sources.map(({ id }) => id), sources.map(({ sourceSealed }) => sourceSealed)],
  );
}
