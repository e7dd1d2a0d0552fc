import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

/** What came from a source within one hour; `hour` = its beginning and `lastAt` in ms. */
export interface SourceHourCount {
  source: string;
  hour: number;
  accepted: number;
  duplicates: number;
  quarantined: number;
  refused: number;
  /** Calls by how late their newest event came; see the contract's `delayBoundsS`. */
  delays: readonly number[];
  ahead: number;
  aheadS: number;
  lastAt: number;
}

/** Adds to the hours of sources; one that is gone is left out. Needs a scope over the whole country. */
export async function bumpSourceHours(tx: Queryable, rows: readonly SourceHourCount[]): Promise<void> {
  await tx.query({
    name: 'sourceHealth.bump',
    text: `insert into source_hour as h (source, area, hour, accepted, duplicates, quarantined, refused, delays, ahead,
                                         ahead_s, last_at)
           select n.source, s.area, to_timestamp(n.hour / 1000.0), n.accepted, n.duplicates, n.quarantined, n.refused,
                  n.delays::int[], n.ahead, n.ahead_s, to_timestamp(n.last_at / 1000.0)
             from unnest($1::text[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::int[],
                         $9::int[], $10::bigint[])
                    as n (source, hour, accepted, duplicates, quarantined, refused, delays, ahead, ahead_s, last_at)
             join source s on s.name = n.source
            order by n.source, n.hour
           on conflict (source, hour) do update
             set accepted = h.accepted + excluded.accepted, duplicates = h.duplicates + excluded.duplicates,
                 quarantined = h.quarantined + excluded.quarantined, refused = h.refused + excluded.refused,
                 delays = (select array_agg(a + b order by i)
                             from unnest(h.delays, excluded.delays) with ordinality as d (a, b, i)),
                 ahead = h.ahead + excluded.ahead, ahead_s = greatest(h.ahead_s, excluded.ahead_s),
                 last_at = greatest(h.last_at, excluded.last_at)`,
    values: [
      arrayLiteral(rows.map(({ source }) => source)),
      arrayLiteral(rows.map(({ hour }) => hour)),
      arrayLiteral(rows.map(({ accepted }) => accepted)),
      arrayLiteral(rows.map(({ duplicates }) => duplicates)),
      arrayLiteral(rows.map(({ quarantined }) => quarantined)),
      arrayLiteral(rows.map(({ refused }) => refused)),
      arrayLiteral(rows.map(({ delays }) => `{${delays.join(',')}}`)),
      arrayLiteral(rows.map(({ ahead }) => ahead)),
      arrayLiteral(rows.map(({ aheadS }) => aheadS)),
      arrayLiteral(rows.map(({ lastAt }) => lastAt)),
    ],
  });
}

/** Hours of the scope's sources in the last so many days, the oldest first. */
export async function sourceHours(tx: Queryable, days: number): Promise<SourceHourCount[]> {
  const { rows } = await tx.query<SourceHourCount>({
    name: 'sourceHealth.hours',
    text: `select source, (extract(epoch from hour) * 1000)::bigint as hour, accepted, duplicates, quarantined, refused,
                  delays, ahead, ahead_s as "aheadS", (extract(epoch from last_at) * 1000)::bigint as "lastAt"
             from source_hour where hour >= now() - make_interval(days => $1) order by hour`,
    values: [days],
  });
  return rows;
}

/** A registered source with what is known of it beside its hours. Times in ms. */
export interface SourceStanding {
  name: string;
  label: string;
  area: number;
  areaName: string;
  adapter: string | null;
  department: string | null;
  disabled: boolean;
  /** When anything first and last came; null = never. */
  firstAt: number | null;
  lastAt: number | null;
  openQuarantine: number;
  outageSince: number | null;
  outageState: 'silent' | 'failing' | null;
}

/** The sources of a range of areas by label; of the areas' own file imports those that were used. */
export async function sourceStandings(
  tx: Queryable,
  { lo, hi }: { lo: number; hi: number },
): Promise<SourceStanding[]> {
  const { rows } = await tx.query<SourceStanding>({
    name: 'sourceHealth.standings',
    text: `select s.name, s.label, s.area, coalesce(a.name, '') as "areaName", s.adapter, s.department,
                  s.disabled_at is not null as disabled,
                  (extract(epoch from h.first_hour) * 1000)::bigint as "firstAt",
                  (extract(epoch from h.last_at) * 1000)::bigint as "lastAt",
                  (select count(*)::int from quarantine q where q.source = s.name and q.repaired_at is null)
                    as "openQuarantine",
                  (extract(epoch from o.began_at) * 1000)::bigint as "outageSince", o.state as "outageState"
             from source s
             left join area a on a.code = s.area
             left join lateral (select min(hour) as first_hour,
                                       max(last_at) filter (where accepted + duplicates + quarantined > 0) as last_at
                                  from source_hour where source = s.name) h on true
             left join source_outage o on o.source = s.name and o.ended_at is null
            where s.area between $1 and $2
            order by s.label, s.name`,
    values: [lo, hi],
  });
  return rows;
}

/** One gateway at a time, until the commit; false = another one is at it. */
export async function takeSourceWatch(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('fengqiao.sourceWatch')) as mine`,
  );
  return rows[0]?.mine ?? false;
}

/** Notes that a source is out; false when it is already. */
export async function beginSourceOutage(
  tx: Queryable,
  outage: { source: string; area: number; state: 'silent' | 'failing'; since: number },
): Promise<boolean> {
  const answer = await tx.query(
    `insert into source_outage (source, area, state, began_at) values ($1, $2, $3, to_timestamp($4 / 1000.0))
     on conflict (source) where ended_at is null do nothing`,
    [outage.source, outage.area, outage.state, outage.since],
  );
  return answer.rowCount === 1;
}

/** Notes that a source is back. */
export async function endSourceOutage(tx: Queryable, source: string): Promise<void> {
  await tx.query('update source_outage set ended_at = now() where source = $1 and ended_at is null', [
    source,
  ]);
}

/** Outages of the scope that last, the newest first. */
export async function openSourceOutages(
  tx: Queryable,
): Promise<{ name: string; label: string; state: 'silent' | 'failing'; since: Date }[]> {
  const { rows } = await tx.query<{
    name: string;
    label: string;
    state: 'silent' | 'failing';
    since: Date;
  }>({
    name: 'sourceHealth.open',
    text: `select o.source as name, s.label, o.state, o.began_at as since
             from source_outage o join source s on s.name = o.source
            where o.ended_at is null and s.disabled_at is null order by o.began_at desc`,
  });
  return rows;
}
