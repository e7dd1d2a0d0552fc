import type { Label } from '@fengqiao/contract/reference';

/** Place of an area in a table of several; about areas, never about persons. */
export interface AreaRank {
  /** From 1; areas of the same value share it. null = the area has nothing to be ranked by. */
  rank: number | null;
  /** Third of the ranked areas that it lies in: 1 ahead, 2 middle, 3 behind. */
  band: 1 | 2 | 3 | null;
}

/** Ranks values in their order; `better` says whether more or less is better. Values that nobody has are not ranked. */
export function rankAreas(values: readonly (number | null)[], better: 'more' | 'less'): AreaRank[] {
  const ranked = values.filter((value) => value !== null);
  const isAhead = (a: number, b: number) => (better === 'more' ? a > b : a < b);
  return values.map((value) => {
    if (value === null) return { rank: null, band: null };
    const rank = 1 + ranked.filter((other) => isAhead(other, value)).length;
    return { rank, band: bandOf(rank, ranked.length) };
  });
}

function bandOf(rank: number, of: number): 1 | 2 | 3 {
  const share = (rank - 1) / of;
  if (share < 1 / 3) return 1;
  return share < 2 / 3 ? 2 : 3;
}

export const bandLabels: Readonly<Record<1 | 2 | 3, Label>> = {
  1: { zh: '靠前', en: 'ahead' },
  2: { zh: '居中', en: 'middle' },
  3: { zh: '靠后', en: 'behind' },
};
