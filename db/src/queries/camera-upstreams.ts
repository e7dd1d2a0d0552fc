import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CameraUpstream } from '@fengqiao/contract/cameras';
import type { Queryable } from '../pool.ts';

export interface UpstreamRecord {
  id: string;
  name: string;
  area: number;
  /** Null keeps what is stored. */
  sourceSealed: Buffer | null;
  hasSub: boolean;
  updatedBy: string;
}

/** Platforms by name, each with how many cameras of the scope come through it. */
export async function listUpstreams(db: Queryable): Promise<CameraUpstream[]> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    area: number;
    has_sub: boolean;
    cameras: number;
    updated_at: Date;
    updated_by: string;
  }>(
    `select u.id, u.name, u.area, u.has_sub, u.updated_at, u.updated_by,
            (select count(*)::int from camera c where c.upstream_id = u.id) as cameras
       from camera_upstream u order by u.name, u.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    areaCode: areaCodeOfKey(row.area),
    hasSubStream: row.has_sub,
    cameras: row.cameras,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  }));
}

/** A platform with its sealed addresses, or null. `lock` holds it until the transaction ends. */
export async function findUpstream(
  db: Queryable,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<{ id: string; area: number; sourceSealed: Buffer } | null> {
  const { rows } = await db.query<{ id: string; area: number; sourceSealed: Buffer }>(
    `select id, area, source_sealed as "sourceSealed" from camera_upstream where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
}

/** Registers a platform or changes it; without `sourceSealed` its addresses and `hasSub` stay. */
export async function upsertUpstream(tx: Queryable, record: UpstreamRecord): Promise<void> {
  const { id, name, area, sourceSealed, hasSub, updatedBy } = record;
  if (sourceSealed === null)
    await tx.query(
      'update camera_upstream set name = $2, area = $3, updated_by = $4, updated_at = clock_timestamp() where id = $1',
      [id, name, area, updatedBy],
    );
  else
    await tx.query(
      `insert into camera_upstream (id, name, area, source_sealed, has_sub, updated_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set name = excluded.name, area = excluded.area, source_sealed = excluded.source_sealed,
         has_sub = excluded.has_sub, updated_by = excluded.updated_by, updated_at = clock_timestamp()`,
      [id, name, area, sourceSealed, hasSub, updatedBy],
    );
}

/** Ids of the cameras that come through a platform. */
export async function camerasOfUpstream(tx: Queryable, id: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'select id from camera where upstream_id = $1 order by id for no key update',
    [id],
  );
  return rows.map((row) => row.id);
}
