import { type AreaDetail, type AreaLevel, ancestorAt, areaLevel, areaLevels } from '@fengqiao/contract/areas';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MapArea } from '../../ui/pack-map.ts';
import { areaQuery, outlinesQuery } from './api.ts';
import type { Outlines, PaintedArea } from './area-layers.ts';
import { paintOf } from './painted-classes.ts';

const noOutlines: Outlines = new Map();
type Centres = readonly (readonly [string, AreaDetail['centre']])[];
const noCentres: Centres = [];
/** Only where they are: with the counts of now the map would be drawn anew at every event. */
const centresOf = ({ children }: AreaDetail): Centres => children.map(({ code, centre }) => [code, centre]);

/** The area whose children some areas are; the area itself where there is nothing above it. */
function parentOf(code: string): string {
  const above = areaLevels[areaLevels.indexOf(areaLevel(code)) - 1];
  return (above && ancestorAt(code, above)) ?? code;
}

/** Frozen figures on the areas of the registry: colour by class, figure under the name, and the outlines that are known. */
export function useFrozenAreas(areas: readonly MapArea[]): {
  painted: readonly PaintedArea[];
  outlines: Outlines;
} {
  const first = areas[0]?.areaCode;
  const parent = first === undefined ? '' : parentOf(first);
  const level: AreaLevel = first === undefined ? 'county' : areaLevel(first);
  const enabled = first !== undefined;
  const { data: outlines = noOutlines } = useQuery({ ...outlinesQuery(parent, level), enabled });
  const { data: centres = noCentres } = useQuery({ ...areaQuery(parent), enabled, select: centresOf });
  const painted = useMemo(() => {
    const places = new Map(centres);
    const colorOf = paintOf(areas.map(({ value }) => value));
    return areas.map(
      ({ areaCode, areaName, value, figure }): PaintedArea => ({
        areaCode,
        areaName,
        centre: places.get(areaCode) ?? null,
        color: colorOf(value),
        figure,
      }),
    );
  }, [areas, centres]);
  return { painted, outlines };
}
