import type { Queryable } from '../pool.ts';

/** Metres of one degree of latitude. */
const metresPerDegree = 111_320;

/**
 * Public cameras with a source around a place, within so many metres and a range of areas: those that answer first, then by distance.
 * On a plane: over a few kilometres that is exact to a metre.
 */
export async function camerasNear(
  tx: Queryable,
  place: { lng: number; lat: number },
  { withinM, lo, hi, limit }: { withinM: number; lo: number; hi: number; limit: number },
): Promise<{ id: string; metres: number }[]> {
  const degreesLat = withinM / metresPerDegree;
  const narrowing = Math.max(0.01, Math.cos((place.lat * Math.PI) / 180));
  const { rows } = await tx.query<{ id: string; metres: number }>({
    name: 'camerasNear.find',
    text: `select id, metres::float8 from (
             select c.id, coalesce(o.online, true) as online,
                    ${metresPerDegree} * sqrt(power((c.lng - $1) * $7, 2) + power(c.lat - $2, 2)) as metres
               from camera c left join room r on r.id = c.room_id left join camera_online o on o.camera_id = c.id
              where c.lat between $2 - $4 and $2 + $4 and c.lng between $1 - $4 / $7 and $1 + $4 / $7
                and c.area between $5 and $6 and c.source_sealed is not null
                and not c.private and not coalesce(r.private, false)
           ) near where metres <= $3 order by online desc, metres, id limit $8`,
    values: [place.lng, place.lat, withinM, degreesLat, lo, hi, narrowing, limit],
  });
  return rows;
}
