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

/** How far an area is with its work beside the whole (进度分档, CQ-24): on the level of the whole, up to five points behind, more. */
export type ProgressBand = 'onCourse' | 'watch' | 'warn';

/** Points of a share that separate 关注 from 预警. Ours: the document names no numbers. */
const watchPoints = 0.05;

/** null where either side has no cases. */
export function progressBand(share: number | null, whole: number | null): ProgressBand | null {
  if (share === null || whole === null) return null;
  if (share >= whole) return 'onCourse';
  // Shares of counts are no sums of floating point: a millionth of a point decides nothing.
  return whole - share <= watchPoints + 1e-9 ? 'watch' : 'warn';
}

export const progressLabels: Readonly<Record<ProgressBand, Label>> = {
  onCourse: { zh: '达到进度', en: 'on course' },
  watch: { zh: '关注', en: 'watch' },
  warn: { zh: '预警', en: 'warning' },
};
export const progressDefinition: Label = {
  zh: '进度分档：年初以来受理案件的化解率与全域相比，不低于全域为“达到进度”，低5个百分点以内为“关注”，低5个百分点以上为“预警”；分档线为本产品所定，来源文件未写。',
  en: 'Bands of progress: resolved of the cases registered since January beside the whole: not below it is “on course”, up to five points below “watch”, more “warning”. The lines are ours; the document names none.',
};
