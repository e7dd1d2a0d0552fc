import type { IndicatorArea, IndicatorByArea } from '@fengqiao/contract/indicators';

/** The answers that the lines are made of; undefined = not there yet. */
export interface AreaFigures {
  tiers: IndicatorByArea | undefined;
  overdue: IndicatorByArea | undefined;
  accepted: IndicatorByArea | undefined;
  /** Of the seven days before. */
  acceptedBefore: IndicatorByArea | undefined;
  resolved: IndicatorByArea | undefined;
  spillover: IndicatorByArea | undefined;
  unanswered: IndicatorByArea | undefined;
}

/** A number with what it is a part of; null = not known yet. */
export interface Part {
  n: number;
  of: number | null;
}

/** One of the areas below, as the page sets them side by side. */
export interface AreaLine {
  areaCode: string;
  areaName: string;
  open: number | null;
  red: Part | null;
  overdue: Part | null;
  accepted: number | null;
  acceptedBefore: number | null;
  resolved: number | null;
  spillover: Part | null;
  unanswered: Part | null;
}

const partOf = (area: IndicatorArea | undefined): Part | null =>
  area === undefined ? null : { n: area.numerator ?? 0, of: area.denominator };

/** The areas below in the order of the gateway, each with what is known of it. */
export function areaLines(figures: AreaFigures): AreaLine[] {
  const { tiers, overdue, accepted, acceptedBefore, resolved, spillover, unanswered } = figures;
  const areas = (tiers ?? accepted ?? overdue)?.areas ?? [];
  return areas.map(({ areaCode, areaName }): AreaLine => {
    const of = (answer: IndicatorByArea | undefined) =>
      answer?.areas.find((area) => area.areaCode === areaCode);
    const withTier = of(tiers);
    const open = withTier?.denominator ?? null;
    const red = withTier?.parts?.find(({ key }) => key === 'red')?.numerator ?? 0;
    return {
      areaCode,
      areaName,
      open,
      red: withTier === undefined ? null : { n: red, of: open },
      overdue: partOf(of(overdue)),
      accepted: of(accepted)?.value ?? null,
      acceptedBefore: of(acceptedBefore)?.value ?? null,
      resolved: of(resolved)?.value ?? null,
      spillover: partOf(of(spillover)),
      unanswered: partOf(of(unanswered)),
    };
  });
}

/** `+3`, `−2`, `0`; '' while one of the two is not known. */
export function changeOf(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const change = now - before;
  if (change === 0) return '0';
  return change > 0 ? `+${change}` : `−${-change}`;
}
