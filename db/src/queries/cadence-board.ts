import type { Queryable } from '../pool.ts';

/** How the meetings of a cadence stand that are planned between two moments. */
export interface CadenceCount {
  cadence: string;
  due: number;
  inTime: number;
  late: number;
  missed: number;
}

interface Window {
  lo: number;
  hi: number;
  from: Date;
  until: Date;
  now: Date;
}

/** Counts of meetings by cadence: those that were held, or whose time is over. */
export async function cadenceCounts(tx: Queryable, window: Window): Promise<CadenceCount[]> {
  const { rows } = await tx.query<CadenceCount>({
    name: 'cadenceBoard.counts',
    text: `select cadence, count(*)::int as due,
                  count(*) filter (where opened_at <= held_by)::int as "inTime",
                  count(*) filter (where opened_at > held_by)::int as late,
                  count(*) filter (where opened_at is null)::int as missed
             from meeting
            where cadence is not null and state <> 'cancelled' and area between $1 and $2 and planned_at >= $3 and planned_at < $4
              and (opened_at is not null or held_by <= $5)
            group by cadence`,
    values: [window.lo, window.hi, window.from, window.until, window.now],
  });
  return rows;
}

/** Meetings that were not held although their time is over, the latest first. */
export async function missedMeetings(
  tx: Queryable,
  window: Window,
  limit: number,
): Promise<{ cadence: string; area: number; areaName: string; heldBy: Date }[]> {
  const { rows } = await tx.query<{ cadence: string; area: number; areaName: string; heldBy: Date }>({
    name: 'cadenceBoard.missed',
    text: `select m.cadence, m.area, coalesce(a.name, '') as "areaName", m.held_by as "heldBy"
             from meeting m left join area a on a.code = m.area
            where m.cadence is not null and m.state <> 'cancelled' and m.opened_at is null and m.held_by <= $5
              and m.area between $1 and $2 and m.planned_at >= $3 and m.planned_at < $4
            order by m.held_by desc, m.area limit $6`,
    values: [window.lo, window.hi, window.from, window.until, window.now, limit],
  });
  return rows;
}

/** Areas of a level in a range, by code and name. */
export async function areasOfLevel(
  tx: Queryable,
  range: { lo: number; hi: number },
  level: string,
): Promise<{ code: number; name: string; centre: boolean }[]> {
  const { rows } = await tx.query<{ code: number; name: string; centre: boolean }>({
    name: 'cadenceBoard.areas',
    text: `select a.code, a.name, exists (select from centre c where c.area = a.code) as centre
             from area a where a.level = $3 and a.code between $1 and $2 order by a.code`,
    values: [range.lo, range.hi, level],
  });
  return rows;
}

/** Areas of a level (as a number of 15-digit keys) with a case registered on a day, by day. */
export async function reportingDays(
  tx: Queryable,
  range: { lo: number; hi: number },
  step: number,
  days: { from: string; until: string },
): Promise<{ area: number; day: string }[]> {
  const { rows } = await tx.query<{ area: number; day: string }>({
    name: 'cadenceBoard.reporting',
    text: `select distinct s.area - s.area % $3::bigint as area, (s.registered_at at time zone 'Asia/Shanghai')::date as day
             from case_state s
            where s.area between $1 and $2
              and s.registered_at >= $4::date::timestamp at time zone 'Asia/Shanghai'
              and s.registered_at < $5::date::timestamp at time zone 'Asia/Shanghai'`,
    values: [range.lo, range.hi, step, days.from, days.until],
  });
  return rows;
}
