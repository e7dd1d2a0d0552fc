import type { AreaLevel } from '@fengqiao/contract/areas';
import type { CaseFilter } from '@fengqiao/contract/cases';
import type { Indicator } from '@fengqiao/contract/indicators';
import type { MapAreas } from '@fengqiao/contract/map-areas';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { paintRamp } from '../../theme/tokens.ts';
import { areasBelowQuery, outlinesQuery, paintQuery } from './api.ts';
import type { Outlines, PaintedArea } from './area-layers.ts';
import { figureText } from './figure-text.ts';
import { classOf, type PaintClass, paintClasses } from './paint-classes.ts';
import {
  type AreaFigure,
  countedFigure,
  countedUnit,
  indicatorBehind,
  type PaintMeasure,
} from './paint-measures.ts';

/** Who draws areas. */
export interface AreaTarget {
  setAreas(areas: readonly PaintedArea[], outlines: Outlines): void;
}

/** An area below the one that is shown, with the figure that it is coloured by. */
export type AreaRow = MapAreas['areas'][number] & AreaFigure & { color: string | null };

export interface AreaPaint {
  /** The area that is shown and what lies below it; null before the first answer. */
  areas: MapAreas | null;
  /** The largest figure first; in the order of their codes while nothing is painted. */
  rows: AreaRow[];
  /** From few to many, each with its colour. */
  classes: (PaintClass & { color: string })[];
  unit: Indicator['unit'];
  /** The figure of the whole area. */
  total: AreaFigure | null;
  /** What an indicator counts, in words; null = counted from the cases of the map. */
  definition: string | null;
  error: unknown;
}

const noOutlines: Outlines = new Map();
const nothing: AreaFigure = { value: null, numerator: null, denominator: null };

/** The areas below the one of the filter, coloured by a measure, on the map; without a measure they can only be gone into. */
export function useAreaPaint(
  target: AreaTarget | null,
  filter: CaseFilter,
  paint: PaintMeasure | undefined,
  { enabled, countiesInBase }: { enabled: boolean; countiesInBase: boolean },
): AreaPaint {
  const asked: CaseFilter = useMemo(
    () => (paint ? filter : { ...(filter.area ? { area: filter.area } : {}), status: 'open' }),
    [paint, filter],
  );
  const { data: areas = null, error } = useQuery({
    ...areasBelowQuery(asked),
    enabled,
    ...(paint ? {} : { refetchInterval: false as const }),
  });
  const name = paint ? indicatorBehind(paint) : null;
  const indicator = useQuery({
    ...paintQuery(name ?? 'accepted', filter),
    enabled: enabled && name !== null,
  });
  const level: AreaLevel | undefined = areas?.areas.find(({ outlined }) => outlined)?.level;
  // Where counties are in the base map already they need not be drawn again only to be gone into.
  const inBase = countiesInBase && !paint && level === 'county';
  const { data: outlines = noOutlines } = useQuery({
    ...outlinesQuery(areas?.areaCode ?? '', level ?? 'county'),
    enabled: enabled && areas !== null && level !== undefined && !inBase,
  });
  const answer = name === null ? null : (indicator.data ?? null);

  const unit = paint ? (name === null ? countedUnit(paint) : (answer?.unit ?? 'count')) : 'count';

  const painted = useMemo(() => {
    const figures = new Map(answer?.areas.map((area) => [area.areaCode, area]));
    const figureOf = (area: MapAreas['areas'][number]): AreaFigure => {
      if (!paint) return nothing;
      return name === null ? countedFigure(paint, area) : (figures.get(area.areaCode) ?? nothing);
    };
    const found = (areas?.areas ?? []).map((area) => ({ area, figure: figureOf(area) }));
    // Figures that read the same are of the same class.
    const told = (value: number) => (unit === 'share' ? Math.round(value * 1_000) / 1_000 : value);
    const classes = paintClasses(
      found.flatMap(({ figure }) => (figure.value === null ? [] : told(figure.value))),
      paintRamp.length,
    );
    // Fewer classes take the ends of the ramp, so that they are told apart.
    const step = classes.length > 1 ? (paintRamp.length - 1) / (classes.length - 1) : 0;
    const colorAt = (index: number) => paintRamp[Math.round(index * step)] ?? paintRamp[0];
    const colorOf = (value: number | null) => {
      const index = classOf(classes, value === null ? null : told(value));
      return index < 0 ? null : colorAt(index);
    };
    const rows = found.map(
      ({ area, figure: { value, numerator, denominator } }): AreaRow => ({
        ...area,
        value,
        numerator,
        denominator,
        color: colorOf(value),
      }),
    );
    if (paint) rows.sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.areaCode.localeCompare(b.areaCode));
    return { rows, classes: classes.map((each, index) => ({ ...each, color: colorAt(index) })) };
  }, [areas, answer, name, paint, unit]);

  useEffect(() => {
    if (inBase) target?.setAreas([], noOutlines);
    else
      target?.setAreas(
        painted.rows.map(({ areaCode, areaName, centre, color, value }) => ({
          areaCode,
          areaName,
          centre,
          color,
          figure: paint ? figureText(value, unit) : '',
        })),
        outlines,
      );
  }, [target, painted, outlines, paint, unit, inBase]);

  const total =
    !paint || !areas ? null : name === null ? countedFigure(paint, areas.total) : (answer?.total ?? null);
  return {
    areas,
    ...painted,
    unit,
    total,
    definition: answer?.definition ?? null,
    error: error ?? indicator.error,
  };
}
