import { areaLevel } from '@fengqiao/contract/areas';
import type { Reference } from '@fengqiao/contract/reference';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { areaQuery } from './api.ts';
import { zoomShift } from './map-style.ts';
import type { MapView } from './map-view.ts';
import { boxAround } from './view-box.ts';

/** Zoom at which an area of a level fills the map at scale 1. */
const zoomOf = { province: 6, city: 8, county: 9.6, township: 11.6, village: 13.6, grid: 15 } as const;

/** Flies to the area of the filter when it changes, and back to the whole region when it goes. */
export function useAreaFocus(
  view: MapView | null,
  areaCode: string | undefined,
  region: Reference['region'] | undefined,
  scale: number,
): void {
  const away = areaCode !== undefined && areaCode !== region?.rootArea;
  const { data: area } = useQuery({ ...areaQuery(areaCode ?? ''), enabled: away });
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!view) return;
    if (!away) {
      if (shown.current !== null) view.fit();
      shown.current = null;
      return;
    }
    if (!area?.centre || area.code !== areaCode || shown.current === areaCode) return;
    shown.current = areaCode;
    const box = boxAround(area.children.flatMap(({ centre }) => centre ?? []));
    if (box) view.fit(box);
    else view.lookAt(area.centre.lng, area.centre.lat, zoomOf[areaLevel(areaCode)] + zoomShift(scale));
  }, [view, away, area, areaCode, scale]);
}
