import type { TopicCase } from './topic-case.ts';
import { subjectWords } from './topic-lexicon.ts';
import type { PlaceLevel } from './topic-places.ts';

/** How much a word tells: the fewer cases of the window say it, the more. */
export type Rarity = ((word: string) => number) & {
  /** Cases of the window that say the word. */
  held(word: string): number;
};

/** Cases by place, the places of one level. */
export type CasesByPlace = ReadonlyMap<string, readonly TopicCase[]>;

export interface CaseGroup {
  key: string;
  /** The word, or else the category, that all its cases have in common; both null where the place itself is the matter. */
  word: string | null;
  category: string | null;
  cases: TopicCase[];
}

export function rarityOf(cases: readonly TopicCase[]): Rarity {
  const held = new Map<string, number>();
  for (const { subjects } of cases) for (const word of subjects) held.set(word, (held.get(word) ?? 0) + 1);
  const count = (word: string): number => held.get(word) ?? 0;
  return Object.assign((word: string) => Math.sqrt(Math.log(1 + cases.length / Math.max(1, count(word)))), {
    held: count,
  });
}

/** A word of the lexicon is known to be a matter; others have to recur a little more to count the same. */
const knownMatter = 1.3;
const known: ReadonlySet<string> = new Set(Object.keys(subjectWords));
/** An area with a category in common says less: more cases have to stand behind it. */
const lessTelling = 1.5;

/** Groups of the cases that are still open, the largest and most telling first; takes theirs out of `open`. */
export function groupCases(
  places: CasesByPlace,
  level: PlaceLevel,
  open: Set<TopicCase>,
  rarity: Rarity,
): CaseGroup[] {
  const groups: CaseGroup[] = [];
  const take = (key: string, word: string | null, category: string | null, cases: TopicCase[]) => {
    for (const each of cases) open.delete(each);
    groups.push({ key, word, category, cases });
  };
  for (const { key, word, cases, least } of candidates(places, level, rarity)) {
    const left = cases.filter((each) => open.has(each));
    if (left.length >= least) take(key, word, null, left);
  }
  const enough = Math.ceil(level.least * lessTelling);
  for (const [key, cases] of places) {
    const left = cases.filter((each) => open.has(each));
    if (level.kind === 'named') {
      if (left.length >= level.least) take(key, null, null, left);
      continue;
    }
    for (const [category, of] of byCategory(left)) if (of.length >= enough) take(key, null, category, of);
  }
  return groups;
}

interface Candidate {
  key: string;
  word: string;
  cases: TopicCase[];
  /** Fewest of them that are a topic. */
  least: number;
  score: number;
}

function candidates(places: CasesByPlace, level: PlaceLevel, rarity: Rarity): Candidate[] {
  const found: Candidate[] = [];
  for (const [key, cases] of places) {
    const byWord = new Map<string, TopicCase[]>();
    for (const each of cases)
      for (const word of each.subjects) {
        const saying = byWord.get(word);
        if (saying) saying.push(each);
        else byWord.set(word, [each]);
      }
    for (const [word, saying] of byWord) {
      const enough = saying.length === rarity.held(word) ? level.leastOfRare : level.least;
      if (saying.length >= enough)
        found.push({ key, word, cases: saying, least: enough, score: scoreOf(word, saying, rarity) });
    }
  }
  return found.sort((a, b) => b.score - a.score || compare(a, b));
}

const scoreOf = (word: string, cases: readonly TopicCase[], rarity: Rarity): number =>
  cases.length * rarity(word) * (known.has(word) ? knownMatter : 1);

/** The same order on every machine, whatever order the cases came in. */
function compare(a: Candidate, b: Candidate): number {
  const [left, right] = [`${a.key} ${a.word}`, `${b.key} ${b.word}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function byCategory(cases: readonly TopicCase[]): [string, TopicCase[]][] {
  const groups = new Map<string, TopicCase[]>();
  for (const each of cases) {
    if (each.category === null) continue;
    const of = groups.get(each.category);
    if (of) of.push(each);
    else groups.set(each.category, [each]);
  }
  return [...groups].sort(([a, of], [b, other]) => other.length - of.length || (a < b ? -1 : 1));
}
