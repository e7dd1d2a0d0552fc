import type { Label } from '@fengqiao/contract/reference';

/** 进度分档 (CQ-24): the seeds name no bands, these are ours and told on the page. */
export type ProgressBand = 'ahead' | 'near' | 'behind' | 'none';

/** As many resolved as accepted, or nine tenths of them. */
const [aheadFrom, nearFrom] = [1, 0.9];

/** The band of an area by the cases that it accepted and resolved in a period; `none` where nothing came in. */
export function progressBand(accepted: number, resolved: number): ProgressBand {
  if (accepted === 0) return 'none';
  const progress = resolved / accepted;
  return progress >= aheadFrom ? 'ahead' : progress >= nearFrom ? 'near' : 'behind';
}

/** What the bands are called and how they are drawn. */
export const progressWords: { definition: Label; bands: Record<ProgressBand, Label> } = {
  definition: {
    zh: '进度 = 期内化解 ÷ 期内受理（可超过100%）。第一档：不低于100%；第二档：90%至100%；第三档：低于90%，予以预警；期内无受理的不分档。分档标准为系统默认。',
    en: 'Progress = resolved ÷ accepted in the period (may exceed 100 %). Band 1: 100 % and more; band 2: 90 to 100 %; band 3: below 90 %, a warning; areas without a new case are in none. The bands are ours.',
  },
  bands: {
    ahead: { zh: '第一档', en: 'Band 1' },
    near: { zh: '第二档', en: 'Band 2' },
    behind: { zh: '第三档（预警）', en: 'Band 3 (warning)' },
    none: { zh: '不分档', en: 'None' },
  },
};
