import type { Queryable } from '../pool.ts';

/** Public cameras of the scope inside a box that were asked or watched lately, and whether they answer; in the order of their ids. */
export async function camerasKnownIn(
  db: Queryable,
  [west, south, east, north]: readonly [number, number, number, number],
  freshHours: number,
  limit: number,
): Promise<{ id: string; online: boolean }[]> {
  const { rows } = await db.query<{ id: string; online: boolean }>({
    name: 'map-camera-states.known',
    text: `select c.id, o.online
             from camera c join camera_online o on o.camera_id = c.id left join room r on r.id = c.room_id
            where c.lng between $1 and $3 and c.lat between $2 and $4
              and not (c.private or coalesce(r.private, false))
              and o.checked_at > now() - make_interval(hours => $5)
            order by c.id limit $6`,
    values: [west, south, east, north, freshHours, limit],
  });
  return rows;
}
