import type { CentreLine } from '@fengqiao/contract/centre-register';
import { quotientText } from '@fengqiao/contract/rounding';

/** At least so many full-time staff (HP-22). */
export const fullTimeAtLeast = 2;

/** Whether a centre has too few full-time staff; one that has not said is none of these, but stands beside them. */
export const isShort = ({ fullTimeStaff }: Pick<CentreLine, 'fullTimeStaff'>): boolean =>
  fullTimeStaff !== null && fullTimeStaff < fullTimeAtLeast;

/** A sum over those that have said, with their number, and the mean rounded half up to a whole (CQ-21, CQ-23: 357/38 = 9.39 → 9). */
export interface CentreMean {
  sum: number;
  said: number;
  mean: string | null;
}

/** Mean of a figure over the centres that have said it. */
export function meanOf(
  centres: readonly CentreLine[],
  of: (centre: CentreLine) => number | null,
): CentreMean {
  const known = centres.map(of).filter((value) => value !== null);
  const tenths = known.reduce((sum, value) => sum + Math.round(value * 10), 0);
  return {
    sum: tenths / 10,
    said: known.length,
    mean: known.length === 0 ? null : quotientText(BigInt(tenths), BigInt(known.length) * 10n, 0),
  };
}

/** Centres that are shown: of a level, or only those that are short of staff or have not said. */
export const chosenCentres = (
  centres: readonly CentreLine[],
  { level, short }: { level?: CentreLine['level'] | undefined; short?: boolean | undefined },
): CentreLine[] =>
  centres.filter(
    (centre) =>
      (level === undefined || centre.level === level) &&
      (short !== true || isShort(centre) || centre.fullTimeStaff === null),
  );
