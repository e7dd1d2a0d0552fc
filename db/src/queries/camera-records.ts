import type { Queryable } from '../pool.ts';

/** A camera as it is stored; what is left out is unknown. */
export interface CameraRecord {
  id: string;
  name: string;
  area: number;
  owner: string;
  ownerKind?: string;
  placeType: string;
  zone: string | null;
  roomId: string | null;
  lng: number;
  lat: number;
  /** Datum in which the position came; `lng` and `lat` are WGS-84. */
  datum?: string;
  directionDeg: number | null;
  fovDeg: number | null;
  viewM?: number | null;
  heightM?: number | null;
  ptzType?: number | null;
  publicPlace?: boolean;
  securityGrade?: string | null;
  floor?: string | null;
  planX?: number | null;
  planY?: number | null;
  private: boolean;
  /** Null keeps the source that is stored, its `hasSub` and its `upstreamId`. */
  sourceSealed: Buffer | null;
  hasSub?: boolean;
  upstreamId?: string | null;
  /** Null keeps the device that is stored. */
  deviceSealed?: Buffer | null;
  synthetic: boolean;
  /** Initials of the name's pinyin, lower case. */
  initials?: string;
  updatedBy?: string | null;
}

/** Columns with the type of their arrays, the record's field, and what stands for a field that is left out. */
const fields: readonly [column: string, type: string, field: keyof CameraRecord, missing?: unknown][] = [
  ['id', 'text', 'id'],
  ['name', 'text', 'name'],
  ['area', 'bigint', 'area'],
  ['owner', 'text', 'owner'],
  ['owner_kind', 'text', 'ownerKind', 'other'],
  ['place_type', 'text', 'placeType'],
  ['zone', 'text', 'zone'],
  ['room_id', 'text', 'roomId'],
  ['lng', 'float8', 'lng'],
  ['lat', 'float8', 'lat'],
  ['datum', 'text', 'datum', 'WGS84'],
  ['direction_deg', 'real', 'directionDeg'],
  ['fov_deg', 'real', 'fovDeg'],
  ['view_m', 'real', 'viewM'],
  ['height_m', 'real', 'heightM'],
  ['ptz_type', 'smallint', 'ptzType'],
  ['public_place', 'bool', 'publicPlace', false],
  ['security_grade', 'text', 'securityGrade'],
  ['floor', 'text', 'floor'],
  ['plan_x', 'real', 'planX'],
  ['plan_y', 'real', 'planY'],
  ['private', 'bool', 'private'],
  ['source_sealed', 'bytea', 'sourceSealed'],
  ['has_sub', 'bool', 'hasSub', false],
  ['upstream_id', 'text', 'upstreamId'],
  ['device_sealed', 'bytea', 'deviceSealed'],
  ['synthetic', 'bool', 'synthetic'],
  ['initials', 'text', 'initials', ''],
  ['updated_by', 'text', 'updatedBy'],
];

const insert = `
  insert into camera (${fields.map(([column]) => column).join(', ')})
  select * from unnest(${fields.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})`;

const insertValues = (cameras: readonly CameraRecord[]): unknown[] =>
  fields.map(([, , field, missing = null]) => cameras.map((camera) => camera[field] ?? missing));

/** What an update sets otherwise than to the new value. */
const kept: Record<string, string> = {
  room_id: 'coalesce(excluded.room_id, camera.room_id)',
  source_sealed: 'coalesce(excluded.source_sealed, camera.source_sealed)',
  has_sub: 'case when excluded.source_sealed is null then camera.has_sub else excluded.has_sub end',
  upstream_id:
    'case when excluded.source_sealed is null then camera.upstream_id else excluded.upstream_id end',
  device_sealed: 'coalesce(excluded.device_sealed, camera.device_sealed)',
};

const update = fields
  .filter(([column]) => column !== 'id')
  .map(([column]) => `${column} = ${kept[column] ?? `excluded.${column}`}`)
  .join(', ');

/** Registers cameras; those that are there stay as they are. */
export async function insertCameras(db: Queryable, cameras: readonly CameraRecord[]): Promise<void> {
  await db.query(`${insert} on conflict (id) do nothing`, insertValues(cameras));
}

/** Registers cameras or changes them, each id once; `sourceSealed`, `deviceSealed` and `roomId` null keep what is stored. */
export async function upsertCameras(db: Queryable, cameras: readonly CameraRecord[]): Promise<void> {
  await db.query(
    `${insert} on conflict (id) do update
       set ${update}, updated_at = greatest(clock_timestamp(), camera.updated_at + interval '1 millisecond')`,
    insertValues(cameras),
  );
}

/** The same for one. */
export const upsertCamera = (db: Queryable, camera: CameraRecord): Promise<void> =>
  upsertCameras(db, [camera]);

/** Takes a camera out of the registry; false = the scope holds none of this id. */
export async function deleteCamera(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from camera where id = $1', [id]);
  return rowCount === 1;
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
  sources: readonly { id: string; sourceSealed: Buffer; hasSub: boolean }[],
): Promise<void> {
  await db.query(
    `update camera set source_sealed = s.sealed, has_sub = s.has_sub, updated_at = now()
       from unnest($1::text[], $2::bytea[], $3::bool[]) as s (id, sealed, has_sub) where camera.id = s.id`,
    [
      sources.map(({ id }) => id),
      sources.map(({ sourceSealed }) => sourceSealed),
      sources.map(({ hasSub }) => hasSub),
    ],
  );
}

/** Stores what a camera's device said; `sourceSealed` null keeps the source, a PTZ type that somebody registered stays. */
export async function setDevice(
  tx: Queryable,
  read: {
    id: string;
    sourceSealed: Buffer | null;
    hasSub: boolean;
    deviceSealed: Buffer;
    ptzType: number;
    updatedBy: string;
  },
): Promise<void> {
  await tx.query(
    `update camera set device_sealed = $2, source_sealed = coalesce($3, source_sealed),
            has_sub = case when $3::bytea is null then has_sub else $4 end,
            upstream_id = case when $3::bytea is null then upstream_id end,
            ptz_type = coalesce(ptz_type, $5), updated_by = $6,
            updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
      where id = $1`,
    [read.id, read.deviceSealed, read.sourceSealed, read.hasSub, read.ptzType, read.updatedBy],
  );
}
