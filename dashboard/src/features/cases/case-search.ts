import {
  type CaseFilter,
  caseStatuses,
  type LadderLevel,
  ladderLevels,
  type Tier,
  tiers,
} from '@fengqiao/contract/cases';
import { dayMs, instantOf, startOfDay } from '../../lib/time.ts';

/** Time windows a view can show, counted back from today. */
export const windows = ['day', 'week', 'month', 'all'] as const;
export type CaseWindow = (typeof windows)[number];
const windowDays: Record<Exclude<CaseWindow, 'all'>, number> = { day: 1, week: 7, month: 30 };

const statusWords = ['open', ...caseStatuses] as const;

/** What the address of a view says about its cases; every part may be missing. */
export interface CaseSearch {
  area?: string;
  tier?: Tier;
  status?: (typeof statusWords)[number];
  category?: string;
  /** Level of the centre that has it. */
  level?: LadderLevel;
  overdue?: true;
  window?: CaseWindow;
  q?: string;
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the filters of an address; whatever does not fit is left out. */
export function parseCaseSearch(search: Record<string, unknown>): CaseSearch {
  const area = String(search.area ?? '');
  const tier = oneOf(tiers, search.tier);
  const status = oneOf(statusWords, search.status);
  const window = oneOf(windows, search.window);
  const level = oneOf(ladderLevels, search.level);
  const q = search.q === undefined ? '' : String(search.q).slice(0, 200);
  return {
    ...(areaPattern.test(area) ? { area } : {}),
    ...(tier ? { tier } : {}),
    ...(status ? { status } : {}),
    ...(typeof search.category === 'string' && search.category ? { category: search.category } : {}),
    ...(level ? { level } : {}),
    ...(search.overdue === true || search.overdue === 'true' ? { overdue: true as const } : {}),
    ...(window ? { window } : {}),
    ...(q ? { q } : {}),
  };
}

/**
 * The filter the gateway understands; what else an address says is left out. A window begins with a day in Shanghai, so that it
 * stays equal for a day.
 */
export function caseFilter(search: CaseSearch, now: number): CaseFilter {
  const { area, tier, status, category, level, overdue, window, q } = search;
  const days = window && window !== 'all' ? windowDays[window] : undefined;
  return {
    ...(area ? { area } : {}),
    ...(tier ? { tier } : {}),
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(level ? { level } : {}),
    ...(overdue ? { overdue } : {}),
    ...(q ? { q } : {}),
    ...(days === undefined ? {} : { from: instantOf(startOfDay(now) - (days - 1) * dayMs) }),
  };
}
