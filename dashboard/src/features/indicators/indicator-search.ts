import { type Channel, channels, type Tier, tiers } from '@fengqiao/contract/cases';
import {
  caseAreaLevels,
  type IndicatorName,
  type IndicatorQuery,
  indicatorNames,
  type PeriodStep,
  periodSteps,
  sides,
} from '@fengqiao/contract/indicators';

/** Named windows, counted in days of Shanghai; `from` and `to` name any other. */
export const windows = [
  'days30',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
] as const;
export type IndicatorWindow = (typeof windows)[number];
export const compares = ['previous', 'year', 'baseline'] as const;

/** What the address of the page says; every part may be missing. */
export interface IndicatorSearch {
  area?: string;
  window?: IndicatorWindow;
  /** `YYYY-MM-DD`, both included; they go before `window`. */
  from?: string;
  to?: string;
  compare?: (typeof compares)[number];
  /** Days of the baseline, both included (BZ-22); there when `compare` says so. */
  baseFrom?: string;
  baseTo?: string;
  /** One code, or several parted by commas. */
  category?: string;
  tier?: Tier;
  channel?: Channel;
  source?: string;
  level?: (typeof caseAreaLevels)[number];
  /** By the rules and words of another place. */
  profile?: string;
  /** The indicator that is looked into, and its step over time. */
  name?: IndicatorName;
  step?: PeriodStep;
  /** Which cases are listed: a side of the figure, or of one of its parts. */
  side?: (typeof sides)[number];
  part?: string;
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const word = (value: unknown, most: number): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value).slice(0, most)
    : undefined;

/** Reads the address; whatever does not fit is left out. */
export function parseIndicatorSearch(search: Record<string, unknown>): IndicatorSearch {
  const area = String(search.area ?? '');
  const days = [search.from, search.to].map((day) => dayPattern.test(String(day ?? '')));
  const base = [search.baseFrom, search.baseTo].every((day) => dayPattern.test(String(day ?? '')));
  const found = {
    area: areaPattern.test(area) ? area : undefined,
    window: oneOf(windows, search.window),
    from: days.every(Boolean) ? String(search.from) : undefined,
    to: days.every(Boolean) ? String(search.to) : undefined,
    compare: oneOf(compares, search.compare),
    baseFrom: base ? String(search.baseFrom) : undefined,
    baseTo: base ? String(search.baseTo) : undefined,
    category: word(search.category, 400),
    tier: oneOf(tiers, search.tier),
    channel: oneOf(channels, search.channel),
    source: word(search.source, 60),
    level: oneOf(caseAreaLevels, search.level),
    profile: word(search.profile, 40),
    name: oneOf(indicatorNames, search.name),
    step: oneOf(periodSteps, search.step),
    side: oneOf(sides, search.side),
    part: word(search.part, 120),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as IndicatorSearch;
}

const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** First day of the month that lies `months` after that of a day. */
const monthOf = (day: string, months = 0): string =>
  dayOf(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));
const quarterOf = (day: string, quarters = 0): string =>
  monthOf(day, -((Number(day.slice(5, 7)) - 1) % 3) + quarters * 3);
const dayAfter = (day: string): string => dayOf(at(day) + dayMs);

/** First day and the day after the last; `today` = `YYYY-MM-DD` in Shanghai. */
export function daysOf({ window = 'days30', from, to }: IndicatorSearch, today: string): [string, string] {
  if (from !== undefined && to !== undefined) return from <= to ? [from, dayAfter(to)] : [to, dayAfter(from)];
  const year = Number(today.slice(0, 4));
  switch (window) {
    case 'days30':
      return [dayOf(at(today) - 29 * dayMs), dayAfter(today)];
    case 'month':
      return [monthOf(today), dayAfter(today)];
    case 'lastMonth':
      return [monthOf(today, -1), monthOf(today)];
    case 'quarter':
      return [quarterOf(today), dayAfter(today)];
    case 'lastQuarter':
      return [quarterOf(today, -1), quarterOf(today)];
    case 'year':
      return [`${year}-01-01`, dayAfter(today)];
    case 'lastYear':
      return [`${year - 1}-01-01`, `${year}-01-01`];
  }
}

/** What is compared with: the days before unless the address says otherwise; a baseline without its days is none. */
export function comparisonOf({
  compare = 'previous',
  baseFrom,
  baseTo,
}: IndicatorSearch): Pick<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'> {
  if (compare !== 'baseline') return { compare };
  if (baseFrom === undefined || baseTo === undefined) return { compare: 'previous' };
  const [from, last] = baseFrom <= baseTo ? [baseFrom, baseTo] : [baseTo, baseFrom];
  return {
    compare,
    baselineFrom: `${from}T00:00:00+08:00`,
    baselineTo: `${dayAfter(last)}T00:00:00+08:00`,
  };
}

/** What the gateway is asked with, for all questions of the page. */
export function filterOf(
  search: IndicatorSearch,
  today: string,
): Omit<IndicatorQuery, 'compare' | 'baselineFrom' | 'baselineTo'> {
  const { area, category, tier, channel, source, level, profile } = search;
  const [from, until] = daysOf(search, today);
  return {
    ...(area === undefined ? {} : { area }),
    from: `${from}T00:00:00+08:00`,
    to: `${until}T00:00:00+08:00`,
    ...(category === undefined ? {} : { category }),
    ...(tier === undefined ? {} : { tier }),
    ...(channel === undefined ? {} : { channel }),
    ...(source === undefined ? {} : { source }),
    ...(level === undefined ? {} : { level }),
    ...(profile === undefined ? {} : { profile }),
  };
}

/** The step that a chart of these days is readable with. */
export function stepOf(search: IndicatorSearch, today: string): PeriodStep {
  if (search.step !== undefined) return search.step;
  const [from, until] = daysOf(search, today);
  const days = (at(until) - at(from)) / dayMs;
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
}
