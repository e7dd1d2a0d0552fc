import type { HeatTerm, TopicTrend } from '@fengqiao/contract/topics';
import type { TopicCase } from './topic-case.ts';

/** Version of the rules by which topics are found and their heat is counted; kept with every finding. */
export const topicRulesVersion = 'topics-1';

/** Points of the heat; ours, no document gives any. Every term is shown with its count and its points. */
export const heatPoints = {
  /** Each case. */
  cases: 1,
  /** Each case of the last quarter of the window, once more. */
  recent: 1,
  /** Times log2(1 + people), for ten times the people are not ten times the heat. */
  people: 1,
  /** Each way by which it came beyond the first: 多头反映. */
  ways: 2,
  /** Each case of somebody who reported the matter before: 重复反映. */
  repeats: 1,
  blue: 1,
  orange: 3,
  red: 5,
} as const;

/** Ways beyond these say no more. */
const mostWays = 5;
const recentShare = 0.25;

/** The terms of the heat of some cases in a window (milliseconds, the end not in it), those that count something. */
export function heatTerms(cases: readonly TopicCase[], from: number, to: number): HeatTerm[] {
  const recentFrom = to - (to - from) * recentShare;
  const people = cases.reduce((sum, { people: n }) => sum + (n ?? 0), 0);
  const counts: Record<keyof typeof heatPoints, number> = {
    cases: cases.length,
    recent: cases.filter(({ registeredAt }) => registeredAt >= recentFrom).length,
    people,
    ways: Math.min(mostWays, new Set(cases.map(({ way }) => way)).size - 1),
    repeats: repeatsOf(cases),
    blue: cases.filter(({ tier }) => tier === 'blue').length,
    orange: cases.filter(({ tier }) => tier === 'orange').length,
    red: cases.filter(({ tier }) => tier === 'red').length,
  };
  return (Object.keys(heatPoints) as (keyof typeof heatPoints)[])
    .map((term) => ({
      term,
      count: counts[term],
      weight: heatPoints[term],
      points: round((term === 'people' ? Math.log2(1 + people) : counts[term]) * heatPoints[term]),
    }))
    .filter(({ count }) => count > 0);
}

export const heatOf = (terms: readonly HeatTerm[]): number =>
  round(terms.reduce((sum, { points }) => sum + points, 0));

/** Cases one of whose reporters is among those of a case before it. */
export function repeatsOf(cases: readonly TopicCase[]): number {
  const seen = new Set<number>();
  let repeats = 0;
  for (const { reporters } of cases) {
    if (reporters.some((reporter) => seen.has(reporter))) repeats += 1;
    for (const reporter of reporters) seen.add(reporter);
  }
  return repeats;
}

/** A matter rises or falls when it is half as much again, by two cases at least. */
const riseRatio = 1.5;
const riseCases = 2;

/** How the cases of a matter compare with those of the window before; null = nothing is known of that window. */
export function trendOf(now: number, before: number, known: boolean): TopicTrend | null {
  if (!known) return null;
  if (before === 0) return 'new';
  if (now >= before * riseRatio && now - before >= riseCases) return 'rising';
  if (before >= now * riseRatio && before - now >= riseCases) return 'falling';
  return 'asBefore';
}

const round = (points: number): number => Math.round(points * 10) / 10;
