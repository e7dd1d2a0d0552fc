import type { Indicator } from '@fengqiao/contract/indicators';
import type { Label } from '@fengqiao/contract/reference';
import { changePercentText, decimalText } from '@fengqiao/contract/rounding';
import type { Profile } from '../../profiles/profile-schema.ts';

/** A place's band is of counts and of days (CQ-09); shares are flat within half a point everywhere. */
const flatPoints = 0.005;

/** The change from one value to the next; unknown when either side is. */
export function compared(
  value: number | null,
  before: number | null,
  unit: Indicator['unit'],
  { flatBand }: Pick<Profile, 'flatBand'>,
): NonNullable<Indicator['previous']> {
  if (value === null || before === null)
    return { value: before, change: null, changePercent: null, flat: false };
  const change = value - before;
  const band = unit === 'share' ? flatPoints : Math.abs(before) * flatBand;
  return {
    value: before,
    change,
    changePercent: changePercentText(value, before),
    flat: Math.abs(change) <= band,
  };
}

/** How a change is computed, and what is called flat, in words. */
export function changeWords(unit: Indicator['unit'], { flatBand }: Pick<Profile, 'flatBand'>): Label {
  const band = String(Number(decimalText(flatBand * 100, 2)));
  const flat =
    unit === 'share'
      ? { zh: '相差不超过0.5个百分点的称为持平', en: 'within half a percentage point it is called flat' }
      : { zh: `变动不超过${band}%的称为持平`, en: `within ${band} % it is called flat` };
  return {
    zh: `变动 =（本期 − 对比期）÷ 对比期，四舍五入到百分之一；${flat.zh}。整月、整季的环比以相同月数的上一期为对比期。`,
    en: `Change = (this period − the one compared) ÷ the one compared, rounded half up to a hundredth of a per cent; ${flat.en}. Whole months and quarters are compared with as many months before.`,
  };
}
