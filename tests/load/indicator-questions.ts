import { caseCounts, rollupCounts } from '@fengqiao/db/queries/indicators';
import type { Question, Window } from './panel-questions.ts';

/** The demo city and its five counties, as the indicators count them. */
const areaOf = (lvl: number, key: number, span: number) => ({ lvl, key, lo: key, hi: key + span - 1 });
const CITY = areaOf(4, 511_900_000_000_000, 1e11);
const COUNTIES = [511_902, 511_903, 511_921, 511_922, 511_923].map((code) => areaOf(6, code * 1e9, 1e9));

const total = (counts: readonly { n: number }[]): number => counts.reduce((sum, { n }) => sum + n, 0);
const rawOf =
  (sql: string): Question['raw'] =>
  async (client, { from, until }: Window) =>
    total((await client.query<{ n: number }>(sql, [from, until])).rows);

/** L7 of the load table: every question of a panel. */
const goal = { atMost: 100 };

/** What the page of indicators asks: a figure by weeks, by the areas below, and counts that only the cases themselves can tell. */
export const indicatorQuestions: readonly Question[] = [
  {
    name: 'panel-series',
    days: 365,
    goal,
    ours: async (client, { days }) => {
      const counted = { areas: [CITY], days, step: 'week', filter: {} } as const;
      return total(await rollupCounts(client, counted, 'mediation.attempted', 'key'));
    },
    raw: rawOf(
      `select date_trunc('week', occurred_at at time zone 'Asia/Shanghai') as week, payload ->> 'outcome' as outcome,
              count(*)::int as n
         from case_event_visible
        where type = 'mediation.attempted' and occurred_at >= $1 and occurred_at < $2 group by 1, 2`,
    ),
    tolerance: 0,
    note: 'attempts of mediation of a year, by week, level and outcome',
  },
  {
    name: 'panel-by-area',
    days: 90,
    goal,
    ours: async (client, { days }) => {
      const counted = { areas: COUNTIES, days, step: null, filter: {} };
      return total(await rollupCounts(client, counted, 'tier.changed', 'key'));
    },
    raw: rawOf(
      `select area / 1000000000 as county, payload ->> 'tier' as tier, count(*)::int as n from case_event_visible
        where type = 'tier.changed' and occurred_at >= $1 and occurred_at < $2 group by 1, 2`,
    ),
    tolerance: 0.001, // a case that lies in no county yet counts for the city alone
    note: 'changes of tier over 90 days, by county and tier',
  },
  {
    name: 'panel-cohort',
    days: 90,
    goal,
    ours: async (client, { days }) => {
      const counted = { areas: [CITY], days, step: 'week', filter: {} } as const;
      const count = { population: 'registered', key: 'standing', weight: 'cases', clocks: [] } as const;
      return total(await caseCounts(client, counted, count));
    },
    raw: rawOf(
      `select date_trunc('week', begun at time zone 'Asia/Shanghai') as week, done, count(*)::int as n from (
         select case_id, min(occurred_at) filter (where type = 'case.registered') as begun,
                bool_or(type = 'case.resolved') as done
           from case_event_visible where occurred_at >= $1 group by case_id) cases
        where begun >= $1 and begun < $2 group by 1, 2`,
    ),
    tolerance: 0,
    note: 'cases registered over 90 days, by week, and whether they are resolved by now',
  },
];
