import type { Binding, Days } from './indicator-filter.ts';
import { withinSql } from './indicator-filter.ts';

/** Which cases are counted: those of the days, or those that are so now. */
export type Population = 'registered' | 'resolved' | 'open' | 'due' | 'waiting';

/** Time by which a population belongs to a period; null = it is one of this moment. */
export const timeOf: Readonly<Record<Population, string | null>> = {
  registered: 's.registered_at',
  resolved: 's.resolved_at',
  open: null,
  due: null,
  waiting: null,
};

/** The condition of a population on `case_state s`. */
export function populationSql(population: Population, days: Days, bind: Binding): string {
  switch (population) {
    case 'registered':
    case 'resolved':
      return withinSql(`s.${population}_at`, days, bind);
    case 'open':
      return 's.resolved_at is null and s.closed_at is null';
    case 'due':
      return 's.due_at is not null and s.closed_at is null';
    case 'waiting':
      return `s.status in ('registered', 'triaged', 'dispatched', 'returned')`;
  }
}

/** How the clock of a difficulty runs: from registration or from triage; minutes when it runs by the minute. */
export interface DifficultyClock {
  difficulty: string;
  fromTriage: boolean;
  minutes: number | null;
}

const attempts = (condition: string): string => `(
  select coalesce(sum(value::int), 0) from jsonb_each_text(s.fold -> 'counts') where ${condition})`;
const started = `case when c.from_triage then to_timestamp((s.fold -> 'triage' ->> 0)::numeric / 1000) else s.registered_at end`;
const dayText = (time: string): string => `to_char(${time} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** What of a case is counted by: expressions over `case_state s`, and over the clocks `c` for `term`. */
const expressions = {
  none: `''`,
  category: `coalesce(s.category, '')`,
  channel: `coalesce(s.channel, '')`,
  /** `<route or nothing>/<level>` */
  resolution: `coalesce(s.resolved_route, '') || '/' || coalesce(s.resolved_level, '')`,
  standing: `case when s.resolved_at is null then 'open' else 'resolved' end`,
  /** At most one attempt and never reopened. */
  atOnce: `case when not (s.fold -> 'counts') ? 'reopened' and ${attempts(`starts_with(key, 'attempt:')`)} <= 1
                then 'once' else 'more' end`,
  /** Whether it was mediated, and whether that resolved it. */
  mediated: `case when s.resolved_route = 'mediation' then 'success'
                  when ${attempts(`starts_with(key, 'attempt:') and not key like '%:declined'`)} > 0 then 'failed'
                  else '' end`,
  /** The highest level that has tried, and whether a leader took it (HP-02..05). */
  stage: `case when s.leader is not null then 'leader'
               when ${attempts(`key like 'attempt:city:%' or key like 'attempt:county:%'`)} > 0 then 'county'
               when ${attempts(`key like 'attempt:township:%'`)} > 0 then 'township'
               when ${attempts(`key like 'attempt:village:%' or key like 'attempt:group:%'`)} > 0 then 'village'
               else '' end`,
  tier: `coalesce(s.tier, '')`,
  /** `<kind>/<overdue or running>` */
  due: `coalesce(s.due_kind, '') || '/' || case when s.due_at < now() then 'overdue' else 'running' end`,
  waiting: `case when s.due_at < now() then 'unanswered' else 'waiting' end`,
  /** Bucket of the time to resolution, as in `resolution.ts`. */
  bucket: `case when s.resolved_at - s.registered_at < interval '1 hour' then '0'
                else (floor(ln(extract(epoch from s.resolved_at - s.registered_at) / 3600) / ln(1.1)) + 1)::int::text end`,
  /** `<difficulty>/<day it began>/<day it was resolved>/<quick>`: a calendar tells from it whether it was in time. */
  term: `concat_ws('/', coalesce(s.difficulty, ''), coalesce(${dayText(started)}, ''), ${dayText('s.resolved_at')},
                   case when s.resolved_at <= ${started} + make_interval(mins => c.minutes) then 'quick' else '' end)`,
} as const;
export type CaseKey = keyof typeof expressions;

/** The expression of a key, and the join that it needs. */
export function caseKeySql(
  key: CaseKey,
  clocks: readonly DifficultyClock[],
  bind: Binding,
): { key: string; join: string } {
  if (key !== 'term') return { key: expressions[key], join: '' };
  const join = `left join unnest(${bind.of(clocks.map(({ difficulty }) => difficulty))}::text[],
      ${bind.of(clocks.map(({ fromTriage }) => fromTriage))}::bool[],
      ${bind.of(clocks.map(({ minutes }) => minutes))}::int[]) as c (difficulty, from_triage, minutes)
    on c.difficulty = s.difficulty`;
  return { key: expressions.term, join };
}

/** What each counted case adds. */
export const weights = {
  cases: '1',
  /** Persons named at the counter; a case without a number is one (XM-01). */
  people: 'coalesce(s.people, 1)',
  /** From registration to resolution, in whole seconds. */
  seconds: 'greatest(floor(extract(epoch from s.resolved_at - s.registered_at)), 0)',
} as const;
export type Weight = keyof typeof weights;
