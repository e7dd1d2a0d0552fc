import type { Queryable } from '../pool.ts';

/** Counts of one group; see `OnlineCount` of the contract. */
export interface OnlineRow {
  kind: 'total' | 'area' | 'owner' | 'placeType';
  /** Owner, place type, or the area's key as text; empty for the total. */
  key: string;
  /** Name of the area; empty for the others. */
  name: string;
  registered: number;
  private: number;
  withSource: number;
  checked: number;
  online: number;
}

const isPrivate = '(c.private or coalesce(r.private, false))';

/**
 * How many cameras of a range answer: altogether, by area, owner and place type, in one pass.
 * @param step size of an area one level below, as a number of 15-digit keys
 * @param freshHours what was found earlier counts as not checked
 */
export async function onlineCounts(
  db: Queryable,
  range: { lo: number; hi: number },
  step: number,
  freshHours: number,
): Promise<OnlineRow[]> {
  const { rows } = await db.query<OnlineRow>({
    name: 'camera-online.counts',
    text: `with found as (
             select c.area - c.area % $3::bigint as part, c.owner, c.place_type, ${isPrivate} as private,
                    c.source_sealed is not null and not ${isPrivate} as source,
                    o.checked_at > now() - make_interval(hours => $4) as fresh, o.online
               from camera c left join room r on r.id = c.room_id left join camera_online o on o.camera_id = c.id
              where c.area between $1 and $2
           ), counted as (
             select grouping(part, owner, place_type) as g, part, owner, place_type,
                    count(*)::int as registered, count(*) filter (where private)::int as private,
                    count(*) filter (where source)::int as with_source,
                    count(*) filter (where source and fresh)::int as checked,
                    count(*) filter (where source and fresh and online)::int as online
               from found group by grouping sets ((), (part), (owner), (place_type))
           )
           select case g when 3 then 'area' when 5 then 'owner' when 6 then 'placeType' else 'total' end as kind,
                  case g when 3 then part::text when 5 then owner when 6 then place_type else '' end as key,
                  coalesce(a.name, '') as name, registered, private, with_source as "withSource", checked, online
             from counted left join area a on g = 3 and a.code = part
            order by g, registered desc, 2`,
    values: [range.lo, range.hi, step, freshHours],
  });
  return rows;
}

export interface OutageRow {
  cameraId: string;
  name: string;
  area: number;
  areaName: string;
  owner: string;
  since: Date;
  reason: string;
  checkedAt: Date;
}

/** Public cameras of a range that do not answer now, the newest outage first. */
export async function currentOutages(
  db: Queryable,
  range: { lo: number; hi: number },
  freshHours: number,
  limit: number,
): Promise<OutageRow[]> {
  const { rows } = await db.query<OutageRow>({
    name: 'camera-online.outages',
    text: `select c.id as "cameraId", c.name, c.area, coalesce(a.name, '') as "areaName", c.owner, o.since, o.reason,
                  o.checked_at as "checkedAt"
             from camera_online o join camera c on c.id = o.camera_id
             left join room r on r.id = c.room_id left join area a on a.code = c.area
            where not o.online and o.area between $1 and $2 and c.source_sealed is not null and not ${isPrivate}
              and o.checked_at > now() - make_interval(hours => $3)
            order by o.since desc, c.id limit $4`,
    values: [range.lo, range.hi, freshHours, limit],
  });
  return rows;
}

/** A camera that may be asked whether it answers. */
export interface CheckableCamera {
  id: string;
  sourceSealed: Buffer;
}

/** Public cameras with a source in the scope. */
export async function countCheckable(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from camera c left join room r on r.id = c.room_id
      where c.source_sealed is not null and not ${isPrivate}`,
  );
  return rows[0]?.n ?? 0;
}

/**
 * The next cameras to ask, those not found for longest first.
 * @param which `due`: not found for so many minutes; `out`: those of them whose outage may be over
 * @param except cameras that are relayed: their relay says how they are
 */
export async function camerasToCheck(
  db: Queryable,
  which: 'due' | 'out',
  minutes: number,
  except: readonly string[],
  limit: number,
): Promise<CheckableCamera[]> {
  const { rows } = await db.query<CheckableCamera>({
    name: `camera-online.${which}`,
    text: `select c.id, c.source_sealed as "sourceSealed"
             from camera c left join room r on r.id = c.room_id
             ${which === 'due' ? 'left ' : ''}join camera_online o on o.camera_id = c.id
            where c.source_sealed is not null and not ${isPrivate} and c.id <> all($2::text[])
              and ${which === 'due' ? '(o.checked_at is null or ' : '(not o.online and '}
                  o.checked_at < now() - make_interval(mins => $1))
            order by o.checked_at nulls first, c.id limit $3`,
    values: [minutes, except, limit],
  });
  return rows;
}

/** Takes the turn of asking cameras, for a session of its own; false = another gateway has it. */
export async function takeCheckTurn(session: Queryable): Promise<boolean> {
  const { rows } = await session.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('fengqiao.cameraChecks')) as mine`,
  );
  return rows[0]?.mine === true;
}

/** Lets the turn go. */
export async function endCheckTurn(session: Queryable): Promise<void> {
  await session.query(`select pg_advisory_unlock(hashtext('fengqiao.cameraChecks'))`);
}
