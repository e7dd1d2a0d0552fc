import { ancestorAt, areaCodeOfKey, areaRange } from '@fengqiao/contract/areas';
import type { RelatedCase } from '@fengqiao/contract/topics';
import type { ComparedRange, ComparedRow } from '@fengqiao/db/queries/related-cases';
import { dayMs } from '../../domain/instant.ts';
import { type ComparedCase, relationOf } from '../../domain/related-cases.ts';

/** A matter is seldom reported again after half a year. */
const comparedDays = 183;
const mostShown = 10;
/** Cases that one question compares at most. */
export const mostCompared = 2_000;

/** The township of an area (of a wider one itself), and the half years around a time in milliseconds. */
export function comparedRange(area: number, at: number): ComparedRange {
  const code = areaCodeOfKey(area);
  return {
    ...areaRange(ancestorAt(code, 'township') ?? code),
    from: new Date(at - comparedDays * dayMs),
    to: new Date(at + comparedDays * dayMs),
  };
}

/** Those that hardly are another matter, with the reasons; most points first. `counts` = whether a common reporter is a reason. */
export function likeliest(
  one: ComparedCase,
  others: readonly ComparedRow[],
  counts: (other: ComparedRow) => boolean,
): RelatedCase[] {
  const items = others.flatMap((other) => {
    const relation = relationOf(one, comparedFacts(other), counts(other));
    return relation === null ? [] : [{ ...other.summary, ...relation }];
  });
  items.sort((a, b) => b.points - a.points || (a.registeredAt < b.registeredAt ? 1 : -1));
  return items.slice(0, mostShown);
}

export const comparedFacts = ({
  caseId,
  words,
  area,
  point,
  registeredAt,
  summary,
}: ComparedRow): ComparedCase => ({ caseId, words, area, point, registeredAt, category: summary.category });
