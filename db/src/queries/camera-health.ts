import type { Queryable } from '../pool.ts';

/** A camera as it was found. */
export interface HealthRow {
  cameraId: string;
  online: boolean;
  since: Date;
  /** Code of the failure; null while it answers. */
  reason: string | null;
  node: string;
}

/** Writers take turns until their commit, so that each change is written down once, whichever gateway sees it. */
export async function lockHealth(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('fengqiao.cameraHealth'))`);
}

/** Of the public cameras of the scope among the ids: whether each was online when it was last found; null = never found. */
export async function knownHealth(
  tx: Queryable,
  ids: readonly string[],
): Promise<Map<string, boolean | null>> {
  const { rows } = await tx.query<{ id: string; online: boolean | null }>({
    name: 'camera-health.known',
    text: `select c.id, o.online from camera c
             left join room r on r.id = c.room_id left join camera_online o on o.camera_id = c.id
            where c.id = any($1::text[]) and not (c.private or coalesce(r.private, false))`,
    values: [ids],
  });
  return new Map(rows.map(({ id, online }) => [id, online]));
}

const sightings = `unnest($1::text[], $2::bool[], $3::timestamptz[], $4::text[], $5::text[])
                     as s (id, online, since, reason, node)`;
const valuesOf = (rows: readonly HealthRow[]): unknown[] => [
  rows.map(({ cameraId }) => cameraId),
  rows.map(({ online }) => online),
  rows.map(({ since }) => since),
  rows.map(({ reason }) => reason),
  rows.map(({ node }) => node),
];

/** Stores how cameras of the scope were found just now; `since` counts only where that is a change. */
export async function putHealth(tx: Queryable, rows: readonly HealthRow[]): Promise<void> {
  await tx.query({
    name: 'camera-health.put',
    text: `insert into camera_online as o (camera_id, area, online, since, checked_at, seen_at, outage_at, reason, node)
           select s.id, c.area, s.online, s.since, clock_timestamp(),
                  case when s.online then clock_timestamp() end, case when not s.online then s.since end, s.reason, s.node
             from ${sightings} join camera c on c.id = s.id
           on conflict (camera_id) do update
             set online = excluded.online, checked_at = excluded.checked_at, reason = excluded.reason,
                 node = excluded.node, seen_at = coalesce(excluded.seen_at, o.seen_at),
                 since = case when o.online = excluded.online then o.since else excluded.since end,
                 outage_at = case when o.online and not excluded.online then excluded.since else o.outage_at end`,
    values: valuesOf(rows),
  });
}

/** Appends beginnings and ends of outages; answers the id and area key of each, in no order. */
export async function appendHealth(
  tx: Queryable,
  rows: readonly HealthRow[],
): Promise<{ id: number; cameraId: string; area: number }[]> {
  const answer = await tx.query<{ id: number; cameraId: string; area: number }>(
    `insert into camera_health (camera_id, area, at, state, reason, node)
     select s.id, c.area, s.since, case when s.online then 'online' else 'outage' end, s.reason, s.node
       from ${sightings} join camera c on c.id = s.id
     returning id, camera_id as "cameraId", area`,
    valuesOf(rows),
  );
  return answer.rows;
}

/** A beginning or end of an outage with what the registry says of its camera. */
export interface HealthEntry {
  id: number;
  cameraId: string;
  name: string;
  area: number;
  at: Date;
  state: 'online' | 'outage';
  reason: string | null;
}

/** Entries of the scope by id. */
export async function healthByIds(db: Queryable, ids: readonly number[]): Promise<Map<number, HealthEntry>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<HealthEntry>({
    name: 'camera-health.byIds',
    text: `select h.id, h.camera_id as "cameraId", c.name, h.area, h.at, h.state, h.reason
             from camera_health h join camera c on c.id = h.camera_id where h.id = any($1::bigint[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** One camera's entries of the last days, the oldest first, and the last one before them. */
export async function healthHistory(
  db: Queryable,
  cameraId: string,
  days: number,
): Promise<
  { at: Date; state: 'online' | 'outage'; reason: string | null; node: string | null; before: boolean }[]
> {
  const { rows } = await db.query<{
    at: Date;
    state: 'online' | 'outage';
    reason: string | null;
    node: string | null;
    before: boolean;
  }>({
    name: 'camera-health.history',
    text: `(select at, state, reason, node, true as before from camera_health
             where camera_id = $1 and at < now() - make_interval(days => $2) order by at desc, id desc limit 1)
           union all
           (select at, state, reason, node, false from camera_health
             where camera_id = $1 and at >= now() - make_interval(days => $2) order by at, id limit 5000)
           order by at`,
    values: [cameraId, days],
  });
  return rows;
}

/** How a camera of the scope was last found; null = never. */
export async function latestHealth(
  db: Queryable,
  cameraId: string,
): Promise<{
  online: boolean;
  since: Date;
  checkedAt: Date;
  seenAt: Date | null;
  outageAt: Date | null;
} | null> {
  const { rows } = await db.query<{
    online: boolean;
    since: Date;
    checkedAt: Date;
    seenAt: Date | null;
    outageAt: Date | null;
  }>({
    name: 'camera-health.latest',
    text: `select online, since, checked_at as "checkedAt", seen_at as "seenAt", outage_at as "outageAt"
             from camera_online where camera_id = $1`,
    values: [cameraId],
  });
  return rows[0] ?? null;
}
