import { listCases } from '@fengqiao/db/queries/cases';
import { countsByKey, rollupBuckets } from '@fengqiao/db/queries/indicators';
import { heatOfCases, heatOfMonths, registeredInDays } from '@fengqiao/db/queries/map';
import { bucketHours } from '@fengqiao/db/queries/resolution';
import { splitWindow } from '@fengqiao/gateway/features/map/heat-window';
import type pg from 'pg';
import type { Goal } from './goal.ts';

/** A window of whole days in Asia/Shanghai, as days and as instants (ISO 8601); `until` is excluded. */
export interface Window {
  days: { from: string; until: string };
  from: string;
  until: string;
}

/** One side of a question: asks in a transaction of its scope and answers with a figure by which both can be compared. */
type Ask = (client: pg.PoolClient, window: Window) => Promise<number>;

/** A panel's question, answered by the product's own queries and from the raw log. */
export interface Question {
  name: string;
  days: number;
  goal: Goal;
  ours: Ask;
  raw: Ask;
  /** Whether both must answer the same, and how far apart they may be; null = the log alone cannot tell. */
  tolerance: number | null;
  note: string;
}

/** The demo city by its significant digits, and the range of its areas. */
const CITY = { lvl: 4, key: 511_900_000_000_000 };
export const CITY_RANGE = { lo: 511_900_000_000_000, hi: 511_999_999_999_999 };
/** Cells of zoom 15, wherever they lie: the rollup's own. */
const ZOOM_15 = { cellLo: 0, cellHi: 2 ** 30 };

const total = (counts: readonly { n: number }[]): number => counts.reduce((sum, { n }) => sum + n, 0);

async function rawTotal(client: pg.PoolClient, sql: string, window: Window): Promise<number> {
  const { rows } = await client.query<{ n: number }>(sql, [window.from, window.until]);
  return total(rows);
}

const RAW_HEAT = `
  select cell >> 6 as cell, count(*)::int as n from case_event_visible
   where type = 'case.registered' and occurred_at >= $1 and occurred_at < $2 group by 1`;

export const questions: readonly Question[] = [
  {
    name: 'panel-tiers',
    days: 90,
    goal: { atMost: 15, ratioAtMost: 0.1 },
    ours: async (client, { days }) => total(await countsByKey(client, CITY, days, 'tier.changed')),
    raw: (client, window) =>
      rawTotal(
        client,
        `select payload ->> 'tier' as tier, count(*)::int as n from case_event_visible
          where type = 'tier.changed' and occurred_at >= $1 and occurred_at < $2 group by 1`,
        window,
      ),
    tolerance: 0,
    note: 'changes of tier over 90 days, by tier',
  },
  {
    name: 'panel-overdue',
    days: 0,
    goal: { atMost: 10 },
    ours: async (client) =>
      (await listCases(client, { ...CITY_RANGE, overdue: true }, undefined, 100)).length,
    raw: async (client) => {
      const { rows } = await client.query(`
        select case_id, registered, due from (
          select case_id, min(occurred_at) filter (where type = 'case.registered') as registered,
                 coalesce(max(occurred_at + case payload ->> 'difficulty'
                     when 'consult' then interval '1 hour' when 'simple' then interval '1 day'
                     when 'general' then interval '7 days' when 'complex' then interval '2 months'
                     else interval '1 year' end) filter (where type = 'case.triaged'),
                   min(occurred_at) + interval '1 day') as due,
                 bool_or(type in ('case.resolved', 'case.closed')) as done
            from case_event_visible group by case_id) cases
         where not done and due < now() order by registered desc limit 100`);
      return rows.length;
    },
    tolerance: null,
    note: 'the 100 newest overdue cases as the list shows them; the log knows no working days, so its deadlines are rough',
  },
  {
    name: 'panel-funnel',
    days: 90,
    goal: { atMost: 40 },
    ours: async (client, { days }) => {
      let n = 0;
      for (const type of ['route.entered', 'route.concluded', 'case.resolved'])
        n += total(await countsByKey(client, CITY, days, type));
      return n;
    },
    raw: (client, window) =>
      rawTotal(
        client,
        `select type, payload ->> 'route' as route, payload ->> 'level' as level, payload ->> 'outcome' as outcome,
                count(*)::int as n
           from case_event_visible
          where type in ('route.entered', 'route.concluded', 'case.resolved')
            and occurred_at >= $1 and occurred_at < $2 group by 1, 2, 3, 4`,
        window,
      ),
    tolerance: 0,
    note: 'entered, concluded and resolved over 90 days, by route',
  },
  {
    name: 'panel-heat-30d',
    days: 30,
    goal: { atMost: 35 },
    ours: async (client, { from, until }) =>
      (await heatOfCases(client, { ...CITY_RANGE, from, to: until }, { ...ZOOM_15, shift: 6 })).total,
    raw: (client, window) => rawTotal(client, RAW_HEAT, window),
    tolerance: 0,
    note: 'registered cases by cell of zoom 15',
  },
  {
    name: 'panel-heat-365d',
    days: 365,
    goal: { atMost: 60 },
    ours: async (client, window) => {
      const split = splitWindow(Date.parse(window.from), Date.parse(window.until));
      if (split === null) throw new Error('a year is longer than a month');
      await heatOfMonths(client, CITY_RANGE, split.months, { ...ZOOM_15, shift: 0 });
      let n = await registeredInDays(client, CITY, split.months, undefined);
      for (const { from, to } of split.edges) {
        const filter = { ...CITY_RANGE, from: from ?? undefined, to };
        n += (await heatOfCases(client, filter, { ...ZOOM_15, shift: 6 })).total;
      }
      return n;
    },
    raw: (client, window) => rawTotal(client, RAW_HEAT, window),
    tolerance: 0,
    note: 'whole months from their counts, both ends case by case',
  },
  {
    name: 'panel-resolution',
    days: 90,
    goal: { atMost: 20 },
    ours: async (client, { days }) => {
      const areas = [{ ...CITY, ...CITY_RANGE }];
      const buckets = await rollupBuckets(client, { areas, days, step: null, filter: {} });
      const histogram = buckets
        .map(({ key, n }) => ({ bucket: Number(key), n }))
        .sort((a, b) => a.bucket - b.bucket);
      const half = total(histogram) / 2;
      let seen = 0;
      for (const { bucket, n } of histogram) {
        seen += n;
        if (seen >= half) return bucketHours(bucket);
      }
      return 0;
    },
    raw: async (client, { from, until }) => {
      const { rows } = await client.query<{ hours: number[] }>(
        `select percentile_cont(array[0.5, 0.9]) within group (
                  order by extract(epoch from done.occurred_at - begun.occurred_at) / 3600) as hours
           from case_event_visible done
           join case_event_visible begun on begun.case_id = done.case_id and begun.type = 'case.registered'
          where done.type = 'case.resolved' and done.occurred_at >= $1 and done.occurred_at < $2`,
        [from, until],
      );
      return rows[0]?.hours[0] ?? 0;
    },
    tolerance: 0.06,
    note: 'median and 90th percentile over 90 days, from a histogram that is right to five per cent',
  },
];
