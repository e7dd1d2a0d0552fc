import type { Queryable } from '../pool.ts';

/** A photograph as it hangs. */
export interface StaffPhoto {
  bytes: Buffer;
  type: 'image/jpeg' | 'image/png';
}

/** Hangs a photograph up, or takes it down (null); false when nobody of that id is in the scope or they have not agreed. */
export async function setPhoto(
  db: Queryable,
  id: string,
  photo: StaffPhoto | null,
  by: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update staff set photo = $2, photo_type = $3, photo_at = case when $2::bytea is null then null else now() end,
                      updated_by = $4, updated_at = now()
      where id = $1 and ($2::bytea is null or photo_consent)`,
    [id, photo?.bytes ?? null, photo?.type ?? null, by],
  );
  return rowCount === 1;
}

/** The photograph of somebody of the scope; `board` = only of that centre's public board. null = none. */
export async function photoOf(db: Queryable, id: string, board: string | null): Promise<StaffPhoto | null> {
  const { rows } = await db.query<StaffPhoto>(
    `select photo as bytes, photo_type as type from staff
      where id = $1 and photo is not null and ($2::text is null or (centre_id = $2 and public))`,
    [id, board],
  );
  return rows[0] ?? null;
}
