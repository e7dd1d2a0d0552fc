import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Queryable } from '../pool.ts';

/** What was decided for a camera of the scope. */
export interface RecordingRow {
  cameraId: string;
  /** 0: nothing more is recorded. */
  hours: number;
  /** How long what is there is kept. */
  keptHours: number;
  reason: string;
  setBy: string;
  setAt: Date;
}

const columns = `cr.camera_id as "cameraId", cr.hours, cr.kept_hours as "keptHours", cr.reason, cr.set_by as "setBy", cr.set_at as "setAt"`;

/** The decision for one camera; null when there was never one. */
export async function findRecording(db: Queryable, cameraId: string): Promise<RecordingRow | null> {
  const { rows } = await db.query<RecordingRow>(
    `select ${columns} from camera_recording cr where cr.camera_id = $1`,
    [cameraId],
  );
  return rows[0] ?? null;
}

/** Writes a decision down over the one before; 0 hours for a camera that has none leaves nothing. Answers what now holds. */
export async function setRecording(
  tx: Queryable,
  { cameraId, hours, reason, setBy }: Omit<RecordingRow, 'keptHours' | 'setAt'>,
): Promise<RecordingRow | null> {
  await tx.query(
    hours === 0
      ? `update camera_recording set hours = 0, reason = $3, set_by = $4, set_at = now()
          where camera_id = $1 and $2::int = 0`
      : `insert into camera_recording (camera_id, area, hours, kept_hours, reason, set_by)
         select id, area, $2, $2, $3, $4 from camera where id = $1
         on conflict (camera_id) do update
           set hours = excluded.hours, kept_hours = excluded.kept_hours, reason = excluded.reason,
               set_by = excluded.set_by, set_at = now()`,
    [cameraId, hours, reason, setBy],
  );
  return findRecording(tx, cameraId);
}

/** A decision with what a node has to know of its camera. */
export interface RecordedCamera extends RecordingRow {
  name: string;
  areaCode: string;
  /** By itself or because of its room. */
  private: boolean;
  sourceSealed: Buffer | null;
  /** Rises with every change of the camera, epoch ms. */
  version: number;
}

/** Every decision of the scope. */
export async function recordedCameras(db: Queryable): Promise<RecordedCamera[]> {
  const { rows } = await db.query<
    Omit<RecordedCamera, 'areaCode' | 'version'> & { area: number; updatedAt: Date }
  >(
    `select ${columns}, c.name, c.area, c.private or coalesce(r.private, false) as private,
            c.source_sealed as "sourceSealed", c.updated_at as "updatedAt"
       from camera_recording cr join camera c on c.id = cr.camera_id left join room r on r.id = c.room_id`,
  );
  return rows.map(({ area, updatedAt, ...row }) => ({
    ...row,
    areaCode: areaCodeOfKey(area),
    version: updatedAt.getTime(),
  }));
}

/** Takes a decision back for good; false when there was none. */
export async function dropRecording(tx: Queryable, cameraId: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from camera_recording where camera_id = $1', [cameraId]);
  return rowCount === 1;
}
