import type { CaseFilter } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { areaQuery, paintQuery } from './api.ts';
import type { AreaArc } from './arc-layer.ts';

interface ArcTarget {
  setArcs(arcs: readonly AreaArc[]): void;
}

const none: readonly AreaArc[] = [];

/** Cases that areas could not settle themselves and passed up (外溢), as arcs to the seat of the area above; answers how many. */
export function useArcs(target: ArcTarget | null, filter: CaseFilter, shown: boolean): number | null {
  const area = filter.area;
  const { data: spillover } = useQuery({
    ...paintQuery('spillover', filter),
    enabled: shown && area !== undefined,
  });
  const { data: detail } = useQuery({ ...areaQuery(area ?? ''), enabled: shown && area !== undefined });
  const arcs = useMemo(() => {
    const seat = detail?.centre;
    if (!shown || !seat || !spillover) return none;
    const places = new Map(detail.children.map(({ code, centre }) => [code, centre]));
    return spillover.areas.flatMap(({ areaCode, numerator }): AreaArc[] => {
      const place = places.get(areaCode);
      if (!place || !numerator) return [];
      return [{ from: [place.lng, place.lat], to: [seat.lng, seat.lat], n: numerator }];
    });
  }, [shown, spillover, detail]);
  useEffect(() => target?.setArcs(arcs), [target, arcs]);
  return shown && spillover ? arcs.reduce((sum, { n }) => sum + n, 0) : null;
}
