import { type Tier, tiers } from '@fengqiao/contract/cases';
import { type TopicQuery, type TopicTrend, topicTrends } from '@fengqiao/contract/topics';

/** Windows that the gateway keeps ready, in days up to today; the first is what the page begins with. */
export const windowDays = ['30', '7', '90'] as const;
export type WindowDays = (typeof windowDays)[number];

/** What the address of the page says; every part may be missing. */
export interface TopicSearch {
  area?: string;
  /** Left out = 30. */
  days?: WindowDays;
  /** `YYYY-MM-DD`, both included; they go before `days`. */
  from?: string;
  to?: string;
  tier?: Tier;
  category?: string;
  trend?: TopicTrend;
}

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === String(value ?? ''));

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads the address; whatever does not fit is left out. */
export function parseTopicSearch(search: Record<string, unknown>): TopicSearch {
  const area = String(search.area ?? '');
  const [from, to] = [String(search.from ?? ''), String(search.to ?? '')];
  const days = dayPattern.test(from) && dayPattern.test(to) && from <= to;
  const found = {
    area: areaPattern.test(area) ? area : undefined,
    days: oneOf(windowDays, search.days),
    from: days ? from : undefined,
    to: days ? to : undefined,
    tier: oneOf(tiers, search.tier),
    category:
      typeof search.category === 'string' && search.category !== ''
        ? search.category.slice(0, 60)
        : undefined,
    trend: oneOf(topicTrends, search.trend),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as TopicSearch;
}

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** What the gateway is asked with; `today` = `YYYY-MM-DD` in Shanghai. */
export function topicFilter(search: TopicSearch, today: string): TopicQuery {
  const { area, tier, category, trend, days = '30' } = search;
  const to = dayAfter(search.to ?? today, 1);
  const from = search.from ?? dayAfter(to, -Number(days));
  return {
    ...(area === undefined ? {} : { area }),
    from: `${from}T00:00:00+08:00`,
    to: `${to}T00:00:00+08:00`,
    ...(tier === undefined ? {} : { tier }),
    ...(category === undefined ? {} : { category }),
    ...(trend === undefined ? {} : { trend }),
  };
}
