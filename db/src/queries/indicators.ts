import type { Queryable } from '../pool.ts';

/** An area by its significant digits and key, as the rollups hold it. */
export interface RollupArea {
  lvl: number;
  key: number;
}

/** Days in Asia/Shanghai, `YYYY-MM-DD`; `until` is excluded. */
export interface Days {
  from: string;
  until: string;
}

export interface Range {
  lo: number;
  hi: number;
}

export interface KeyCount {
  key: string;
  n: number;
}

/** Events of a type by their key (see `rollup_day.key`), the most frequent first. */
export async function countsByKey(
  db: Queryable,
  area: RollupArea,
  days: Days,
  eventType: string,
): Promise<KeyCount[]> {
  const answer = await db.query<KeyCount>({
    name: 'indicators.byKey',
    text: `select key, sum(n)::int as n from rollup_day
            where lvl = $1 and area = $2 and day >= $3::date and day < $4::date and event_type = $5
            group by key having sum(n) <> 0 order by n desc, key`,
    values: [area.lvl, area.key, days.from, days.until, eventType],
  });
  return answer.rows;
}

/** Events of a type by the category of their cases ('' = none), the most frequent first. */
export async function countsByCategory(
  db: Queryable,
  area: RollupArea,
  days: Days,
  eventType: string,
): Promise<KeyCount[]> {
  const answer = await db.query<KeyCount>({
    name: 'indicators.byCategory',
    text: `select category as key, sum(n)::int as n from rollup_day
            where lvl = $1 and area = $2 and day >= $3::date and day < $4::date and event_type = $5
            group by category having sum(n) <> 0 order by n desc, category`,
    values: [area.lvl, area.key, days.from, days.until, eventType],
  });
  return answer.rows;
}

/** Cases registered in the days, and those of them that are resolved by now. */
export async function registeredCohort(
  db: Queryable,
  range: Range,
  days: Days,
): Promise<{ registered: number; resolved: number }> {
  const answer = await db.query<{ registered: number; resolved: number }>({
    name: 'indicators.cohort',
    text: `select count(*)::int as registered, count(resolved_at)::int as resolved
             from case_state
            where area between $1 and $2
              and registered_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
              and registered_at < $4::date::timestamp at time zone 'Asia/Shanghai'`,
    values: [range.lo, range.hi, days.from, days.until],
  });
  return answer.rows[0] ?? { registered: 0, resolved: 0 };
}

/** Histogram of the time from registration to resolution, by day of resolution; buckets as in `resolution.ts`. */
export async function resolutionHistogram(
  db: Queryable,
  area: RollupArea,
  days: Days,
): Promise<{ bucket: number; n: number }[]> {
  const answer = await db.query<{ bucket: number; n: number }>({
    name: 'indicators.histogram',
    text: `select bucket, sum(n)::int as n from rollup_resolution
            where lvl = $1 and area = $2 and day >= $3::date and day < $4::date
            group by bucket having sum(n) > 0 order by bucket`,
    values: [area.lvl, area.key, days.from, days.until],
  });
  return answer.rows;
}

/** Resolved cases that began and ended on the same days; `quick` of them within the minutes that their difficulty allows. */
export interface ResolvedGroup {
  difficulty: string | null;
  startDay: string;
  resolvedDay: string;
  n: number;
  quick: number;
}

/** How the clock of a difficulty runs: from registration or from triage; minutes when it runs by the minute. */
export interface DifficultyClock {
  difficulty: string;
  fromTriage: boolean;
  minutes: number | null;
}

/** Cases resolved in the days, grouped so that a calendar can say which were in time. */
export async function resolvedGroups(
  db: Queryable,
  range: Range,
  days: Days,
  clocks: readonly DifficultyClock[],
): Promise<ResolvedGroup[]> {
  const answer = await db.query<ResolvedGroup>({
    name: 'indicators.resolvedGroups',
    text: `
      with resolved as (
        select s.difficulty, s.resolved_at, c.minutes,
               case when c.from_triage then to_timestamp((s.fold -> 'triage' ->> 0)::numeric / 1000)
                    else s.registered_at end as started_at
          from case_state s
          left join unnest($5::text[], $6::bool[], $7::int[]) as c (difficulty, from_triage, minutes)
            on c.difficulty = s.difficulty
         where s.area between $1 and $2
           and s.resolved_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
           and s.resolved_at < $4::date::timestamp at time zone 'Asia/Shanghai'
      )
      select difficulty, to_char(started_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "startDay",
             to_char(resolved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "resolvedDay", count(*)::int as n,
             (count(*) filter (where resolved_at <= started_at + make_interval(mins => minutes)))::int as quick
        from resolved group by 1, 2, 3`,
    values: [
      range.lo,
      range.hi,
      days.from,
      days.until,
      clocks.map(({ difficulty }) => difficulty),
      clocks.map(({ fromTriage }) => fromTriage),
      clocks.map(({ minutes }) => minutes),
    ],
  });
  return answer.rows;
}

/** Cases resolved in the days, and those that took no more than one mediation attempt and were never reopened. */
export async function resolvedAtOnce(
  db: Queryable,
  range: Range,
  days: Days,
): Promise<{ resolved: number; once: number }> {
  const answer = await db.query<{ resolved: number; once: number }>({
    name: 'indicators.atOnce',
    text: `
      select count(*)::int as resolved,
             (count(*) filter (where not counts ? 'reopened' and attempts <= 1))::int as once
        from (select s.fold -> 'counts' as counts,
                     (select coalesce(sum(value::int), 0) from jsonb_each_text(s.fold -> 'counts')
                       where starts_with(key, 'attempt:')) as attempts
                from case_state s
               where s.area between $1 and $2
                 and s.resolved_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
                 and s.resolved_at < $4::date::timestamp at time zone 'Asia/Shanghai') resolved`,
    values: [range.lo, range.hi, days.from, days.until],
  });
  return answer.rows[0] ?? { resolved: 0, once: 0 };
}

/** Open cases by tier now; '' = none. */
export async function openByTier(db: Queryable, range: Range): Promise<KeyCount[]> {
  const answer = await db.query<KeyCount>({
    name: 'indicators.openByTier',
    text: `select coalesce(tier, '') as key, count(*)::int as n from case_state
            where area between $1 and $2 and resolved_at is null and closed_at is null group by 1 order by 1`,
    values: [range.lo, range.hi],
  });
  return answer.rows;
}

/** Cases with an open deadline now, by its kind, and those whose deadline has passed. */
export async function dueByKind(
  db: Queryable,
  range: Range,
): Promise<{ kind: string; running: number; overdue: number }[]> {
  const answer = await db.query<{ kind: string; running: number; overdue: number }>({
    name: 'indicators.dueByKind',
    text: `select coalesce(due_kind, '') as kind, count(*)::int as running,
                  (count(*) filter (where due_at < now()))::int as overdue
             from case_state
            where area between $1 and $2 and due_at is not null and closed_at is null group by 1 order by 1`,
    values: [range.lo, range.hi],
  });
  return answer.rows;
}

/** Cases that nobody has triaged yet, and those of them whose deadline for it has passed. */
export async function waitingForTriage(
  db: Queryable,
  range: Range,
): Promise<{ waiting: number; unanswered: number }> {
  const answer = await db.query<{ waiting: number; unanswered: number }>({
    name: 'indicators.waiting',
    text: `select count(*)::int as waiting, (count(*) filter (where due_at < now()))::int as unanswered
             from case_state where area between $1 and $2 and status = 'registered'`,
    values: [range.lo, range.hi],
  });
  return answer.rows[0] ?? { waiting: 0, unanswered: 0 };
}
