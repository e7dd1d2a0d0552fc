import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Camera, CameraDetail } from '@fengqiao/contract/cameras';
import type { Queryable } from '../pool.ts';

export interface CameraRow {
  id: string;
  name: string;
  area: number;
  area_name: string;
  owner: string;
  owner_kind: string;
  place_type: string;
  zone: string | null;
  lng: number;
  lat: number;
  direction_deg: number | null;
  fov_deg: number | null;
  private: boolean;
  playable: boolean;
  turnable: boolean;
}

/** Columns of `CameraRow`. A camera is private by itself or because its room is; it turns when its device can be asked and it is no fixed bullet. */
export const cameraColumns = `c.id, c.name, c.area, coalesce(a.name, '') as area_name, c.owner, c.owner_kind, c.place_type, c.zone,
  c.lng, c.lat, c.direction_deg, c.fov_deg, c.private or coalesce(r.private, false) as private,
  c.source_sealed is not null as playable,
  c.device_sealed is not null and c.ptz_type is distinct from 3 as turnable`;
export const cameraJoins = 'left join area a on a.code = c.area left join room r on r.id = c.room_id';

/** The registry's row as the contract has it. */
export function toCamera(row: CameraRow): Camera {
  return {
    id: row.id,
    name: row.name,
    areaCode: areaCodeOfKey(row.area),
    areaName: row.area_name,
    owner: row.owner,
    ownerKind: row.owner_kind as Camera['ownerKind'],
    placeType: row.place_type,
    zone: row.zone as Camera['zone'],
    location: { lng: row.lng, lat: row.lat },
    directionDeg: row.direction_deg,
    fovDeg: row.fov_deg,
    private: row.private,
    playable: row.playable,
    turnable: row.turnable,
  };
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
    text: `select ${cameraColumns}, c.source_sealed, c.updated_at from camera c ${cameraJoins} where c.id = $1`,
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
    // Text put together by hand: json_build_array and numeric rounding take three times as long.
    `select '[' || coalesce(string_agg(
              '["' || c.id || '",' || to_json(c.name) || ',' || round(c.lng * 1e6) / 1e6 || ',' || round(c.lat * 1e6) / 1e6
                || ',' || coalesce(round(c.direction_deg)::int::text, 'null')
                || ',' || coalesce(round(c.fov_deg)::int::text, 'null') || ',' || to_json(c.place_type)
                || ',' || (c.private or coalesce(r.private, false))::int
                          + case when c.source_sealed is null then 0 else 2 end || ']',
              ',' order by c.id), '') || ']' as rows
       from camera c left join room r on r.id = c.room_id
      where c.area between $1 and $2 and ($3::text[] is null or c.id = any($3))`,
    [range.lo, range.hi, ids],
  );
  return answer.rows[0]?.rows ?? '[]';
}

/** A camera with everything that the registry knows of it. */
export interface KnownDetail {
  detail: CameraDetail;
  sourceSealed: Buffer | null;
  deviceSealed: Buffer | null;
  /** Its own flag, without that of its room. */
  ownPrivate: boolean;
  synthetic: boolean;
  /** See `KnownCamera`. */
  version: number;
}

interface DetailRow extends CameraRow {
  datum: string;
  view_m: number | null;
  height_m: number | null;
  ptz_type: number | null;
  public_place: boolean;
  security_grade: string | null;
  floor: string | null;
  plan_x: number | null;
  plan_y: number | null;
  upstream_id: string | null;
  upstream_name: string | null;
  has_sub: boolean;
  updated_at: Date;
  updated_by: string | null;
  source_sealed: Buffer | null;
  device_sealed: Buffer | null;
  own_private: boolean;
  synthetic: boolean;
}

/** Those of the ids that the scope holds. `lock` holds them until the transaction ends. */
export async function cameraDetails(
  db: Queryable,
  ids: readonly string[],
  { lock = false }: { lock?: boolean } = {},
): Promise<KnownDetail[]> {
  const { rows } = await db.query<DetailRow>(
    `select ${cameraColumns}, c.datum, c.view_m, c.height_m, c.ptz_type, c.public_place, c.security_grade, c.floor,
            c.plan_x, c.plan_y, c.upstream_id, u.name as upstream_name, c.has_sub, c.updated_at, c.updated_by,
            c.source_sealed, c.device_sealed, c.private as own_private, c.synthetic
       from camera c ${cameraJoins} left join camera_upstream u on u.id = c.upstream_id
      where c.id = any($1::text[]) ${lock ? 'order by c.id for no key update of c' : ''}`,
    [ids],
  );
  return rows.map((row) => ({
    detail: {
      ...toCamera(row),
      datum: row.datum as CameraDetail['datum'],
      viewM: row.view_m,
      heightM: row.height_m,
      ptzType: row.ptz_type as CameraDetail['ptzType'],
      publicPlace: row.public_place,
      securityGrade: row.security_grade as CameraDetail['securityGrade'],
      floor: row.floor,
      plan: row.plan_x === null || row.plan_y === null ? null : { x: row.plan_x, y: row.plan_y },
      upstream:
        row.upstream_id === null ? null : { id: row.upstream_id, name: row.upstream_name ?? row.upstream_id },
      hasSubStream: row.has_sub,
      hasDevice: row.device_sealed !== null,
      updatedAt: row.updated_at.toISOString(),
      updatedBy: row.updated_by,
    },
    sourceSealed: row.source_sealed,
    deviceSealed: row.device_sealed,
    ownPrivate: row.own_private,
    synthetic: row.synthetic,
    version: row.updated_at.getTime(),
  }));
}
