import type { HeatTerm, TopicTrend } from '@fengqiao/contract/topics';
import type { TopicCase } from './topic-case.ts';
import { type CasesByPlace, groupCases, type Rarity, rarityOf } from './topic-groups.ts';
import { heatOf, heatTerms, trendOf } from './topic-heat.ts';
import { commonArea, type PlaceLevel, placeLevels } from './topic-places.ts';

/** A group of cases on one matter, with everything that it was found by. */
export interface TopicFinding {
  place: {
    kind: PlaceLevel['kind'];
    name: string | null;
    /** 15-digit key of the finest area that holds all its cases. */
    area: number;
    /** Morton cell at `topicCellZoom`; null unless the kind is `cell`. */
    cell: number | null;
  };
  /** Words that its cases share, with the number of them that say it, the most common first. */
  words: { word: string; n: number }[];
  /** Set where the category alone holds it together. */
  category: string | null;
  heat: number;
  terms: HeatTerm[];
  trend: TopicTrend | null;
  matching: { now: number; before: number | null };
  cases: { caseId: number; words: string[] }[];
  tiers: { key: string; n: number }[];
  categories: { key: string; n: number }[];
  /** Milliseconds. */
  firstAt: number;
  lastAt: number;
}

/** A window in milliseconds, its end not in it. */
export interface TopicWindow {
  from: number;
  to: number;
  /** Cases of the window of the same length before; null = nothing was counted then. */
  before: readonly TopicCase[] | null;
}

/**
 * Topics of a window's cases, the hottest first. From the finest places to the widest: cases that share a place and a word; then those of
 * a named place without a word in common; then those of an area with a category in common. A case belongs to one topic, the finest.
 * Yields now and then, so that whoever runs it can let others work.
 */
export function* findTopics(
  cases: readonly TopicCase[],
  window: TopicWindow,
): Generator<undefined, TopicFinding[]> {
  const rarity = rarityOf(cases);
  const open = new Set(cases);
  const found: TopicFinding[] = [];
  for (const level of placeLevels) {
    const places = new Map<string, TopicCase[]>();
    const placesBefore = new Map<string, TopicCase[]>();
    for (const each of open) put(places, level.keysOf(each), each);
    yield;
    for (const each of window.before ?? []) put(placesBefore, level.keysOf(each), each);
    yield;
    const all: CasesByPlace = new Map([...places].filter(([, at]) => at.length >= level.leastOfRare));
    for (const group of groupCases(all, level, open, rarity)) {
      const now = matching(all.get(group.key) ?? [], group.word, group.category);
      const before = matching(placesBefore.get(group.key) ?? [], group.word, group.category);
      found.push(findingOf(group, level, window, { now, before }, rarity));
    }
    yield;
  }
  return found.sort((a, b) => b.heat - a.heat || b.lastAt - a.lastAt);
}

function put(places: Map<string, TopicCase[]>, keys: readonly string[], of: TopicCase): void {
  for (const key of keys) {
    const at = places.get(key);
    if (at) at.push(of);
    else places.set(key, [of]);
  }
}

/** Cases of a place that say the word, or are of the category; all of them where neither holds the topic together. */
const matching = (at: readonly TopicCase[], word: string | null, category: string | null): number =>
  at.filter((each) =>
    word !== null ? each.subjects.includes(word) : category === null || each.category === category,
  ).length;

function findingOf(
  group: { key: string; word: string | null; category: string | null; cases: TopicCase[] },
  { kind }: PlaceLevel,
  window: TopicWindow,
  { now, before }: { now: number; before: number },
  rarity: Rarity,
): TopicFinding {
  const { cases, category } = group;
  const words = sharedWords(cases, group.word, rarity);
  const terms = heatTerms(cases, window.from, window.to);
  const inWords = new Set(words.map(({ word }) => word));
  const times = cases.map(({ registeredAt }) => registeredAt);
  const [, place = ''] = group.key.split(' ');
  return {
    place: {
      kind,
      name: kind === 'named' ? place : null,
      area: commonArea(cases.map(({ area }) => area)),
      cell: kind === 'cell' ? Number(place) : null,
    },
    words,
    category,
    heat: heatOf(terms),
    terms,
    trend: trendOf(now, before, window.before !== null),
    matching: { now, before: window.before === null ? null : before },
    cases: cases.map(({ caseId, subjects }) => ({
      caseId,
      words: subjects.filter((word) => inWords.has(word)),
    })),
    tiers: countBy(cases, ({ tier }) => tier ?? ''),
    categories: countBy(cases, (each) => each.category ?? ''),
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
  };
}

/** Words that a good part of the cases say; the one that they were found by stands first. */
const sharedShare = 0.34;
const mostWords = 6;

function sharedWords(
  cases: readonly TopicCase[],
  first: string | null,
  rarity: Rarity,
): TopicFinding['words'] {
  const counts = new Map<string, number>();
  for (const { subjects } of cases)
    for (const word of subjects) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([word, n]) => ({ word, n }))
    .filter(
      ({ word, n }) => word === first || n >= (first === null ? 2 : Math.max(2, cases.length * sharedShare)),
    )
    .sort(
      (a, b) =>
        Number(b.word === first) - Number(a.word === first) ||
        b.n * rarity(b.word) - a.n * rarity(a.word) ||
        (a.word < b.word ? -1 : 1),
    )
    .slice(0, mostWords);
}

function countBy(
  cases: readonly TopicCase[],
  keyOf: (of: TopicCase) => string,
): { key: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const each of cases) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return [...counts].map(([key, n]) => ({ key, n })).sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}
