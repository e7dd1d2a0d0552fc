import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import type { MapAreas } from '@fengqiao/contract/map-areas';

/** What areas can be coloured by: counts of the cases that the map shows, and indicators of the area. */
export const paintMeasures = [
  'cases',
  'red',
  'overdue',
  'overdueShare',
  'perTenThousand',
  'resolutionRate',
  'levels',
  'firstPetition',
  'spillover',
] as const;
export type PaintMeasure = (typeof paintMeasures)[number];

/** Measures that an indicator answers; it knows the filters of area, time, category and tier alone. */
const indicatorOf: Partial<Record<PaintMeasure, IndicatorName>> = {
  resolutionRate: 'resolutionRate',
  levels: 'levels',
  firstPetition: 'firstPetition',
  spillover: 'spillover',
};

/** The indicator behind a measure; null = it is counted from the cases of the map. */
export const indicatorBehind = (measure: PaintMeasure): IndicatorName | null => indicatorOf[measure] ?? null;

/** A figure with what it is made of; `value` null = there is nothing to divide by. */
export interface AreaFigure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

type CountedArea = Pick<MapAreas['areas'][number], 'cases' | 'red' | 'overdue' | 'population'>;

/** Unit of a measure that is counted from the cases of the map. */
export const countedUnit = (measure: PaintMeasure): Indicator['unit'] =>
  measure === 'overdueShare' ? 'share' : 'count';

/** The figure of a measure that is counted from the cases of the map. */
export function countedFigure(
  measure: PaintMeasure,
  { cases, red, overdue, population }: CountedArea,
): AreaFigure {
  if (measure === 'red') return { value: red, numerator: red, denominator: cases };
  if (measure === 'overdue') return { value: overdue, numerator: overdue, denominator: cases };
  if (measure === 'overdueShare')
    return { value: cases === 0 ? null : overdue / cases, numerator: overdue, denominator: cases };
  if (measure === 'perTenThousand') {
    // One decimal is as much as a map tells apart.
    const value = population === null ? null : Math.round((cases / population) * 100_000) / 10;
    return { value, numerator: cases, denominator: population };
  }
  return { value: cases, numerator: cases, denominator: null };
}
