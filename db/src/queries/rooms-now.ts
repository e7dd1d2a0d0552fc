import type { Queryable } from '../pool.ts';

/** What is counted for one centre. */
export interface CentreCounts {
  id: string;
  casesToday: number;
  receivedToday: number;
  open: number;
  mediating: number;
  overdue: number;
  red: number;
  staff: number | null;
  posts: number | null;
  lastEventAt: Date | null;
}

/** A centre and the range of areas that it answers for. */
export interface CentreRange {
  id: string;
  lo: number;
  hi: number;
}

/**
 * The open cases and those of today for each centre's range, with its staff. Counted by village first: a city has a hundred
 * centres whose ranges lie in each other. Sealed cases are left out: they stand in the totals of their area and nowhere else.
 */
export async function centreCounts(
  db: Queryable,
  range: { lo: number; hi: number },
  centres: readonly CentreRange[],
): Promise<CentreCounts[]> {
  const { rows } = await db.query<CentreCounts>(
    `with day as (select date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' as begun),
          listed as (
            select s.area, s.tier, s.registered_at >= d.begun as today, s.channel, s.due_at, s.last_event_at, s.fold,
                   s.resolved_at is null and s.closed_at is null as open
              from case_state s, day d
             where s.area between $1 and $2 and not s.sealed and s.resolved_at is null and s.closed_at is null
            union all
            select s.area, s.tier, true, s.channel, s.due_at, s.last_event_at, s.fold, false
              from case_state s, day d
             where s.area between $1 and $2 and not s.sealed and s.registered_at >= d.begun
               and (s.resolved_at is not null or s.closed_at is not null)),
          counted as (
            select area, count(*) filter (where today) as today,
                   count(*) filter (where today and channel = 'onsite') as received,
                   count(*) filter (where open) as open,
                   count(*) filter (where open and ${mediated}) as mediating,
                   count(*) filter (where open and due_at < now()) as overdue,
                   count(*) filter (where open and tier = 'red') as red, max(last_event_at) as last
              from listed group by area)
     select c.id, coalesce(sum(n.today), 0)::int as "casesToday", coalesce(sum(n.received), 0)::int as "receivedToday",
            coalesce(sum(n.open), 0)::int as open, coalesce(sum(n.mediating), 0)::int as mediating,
            coalesce(sum(n.overdue), 0)::int as overdue, coalesce(sum(n.red), 0)::int as red,
            max(f.full_time_staff) as staff, max(f.posts) as posts, max(n.last) as "lastEventAt"
       from unnest($3::text[], $4::bigint[], $5::bigint[]) as c (id, lo, hi)
       left join counted n on n.area between c.lo and c.hi
       left join centre_profile f on f.centre_id = c.id
      group by c.id`,
    [
      range.lo,
      range.hi,
      centres.map(({ id }) => id),
      centres.map(({ lo }) => lo),
      centres.map(({ hi }) => hi),
    ],
  );
  return rows;
}

/** At least one attempt that was held. */
const mediated = `exists (select from jsonb_object_keys(coalesce(fold -> 'counts', '{}')) as k (key)
                           where starts_with(key, 'attempt:') and not key like '%:declined')`;
