import type { PackBlock } from '@fengqiao/contract/packs';
import type { TFunction } from 'i18next';
import { figureText } from '../../lib/figures.ts';

/** A map page of a pack. */
export type MapOfPack = Extract<PackBlock, { kind: 'map' }>;
/** An area of it. */
export type AreaOfPack = MapOfPack['areas'][number];

/** Areas from most to least; those of which nobody has said anything come last. */
export const byValue = (areas: readonly AreaOfPack[]): AreaOfPack[] =>
  [...areas].sort(
    (one, other) => (other.value ?? Number.NEGATIVE_INFINITY) - (one.value ?? Number.NEGATIVE_INFINITY),
  );

/** The value of an area in the unit of its map. */
export const areaFigure = (area: AreaOfPack, unit: MapOfPack['unit'], t: TFunction): string =>
  figureText(
    { value: area.value, unit, numerator: area.numerator, denominator: area.denominator },
    t,
    unit === 'share' ? 2 : 1,
  );
