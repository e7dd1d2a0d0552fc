import { useEffect } from 'react';
import { zoomShift } from './map-style.ts';
import type { MapView } from './map-view.ts';

/** A place and how near the map goes to it; WGS-84 degrees, zoom of the Web Mercator tiles at scale 1. */
export interface MapSpot {
  lng: number;
  lat: number;
  zoom: number;
}

/** Looks at a place when the map stands, and whenever it is another one. */
export function useSpotFocus(view: MapView | null, spot: MapSpot | undefined, scale: number): void {
  const { lng, lat, zoom } = spot ?? {};
  useEffect(() => {
    if (view === null || lng === undefined || lat === undefined || zoom === undefined) return;
    view.lookAt(lng, lat, zoom + zoomShift(scale));
  }, [view, lng, lat, zoom, scale]);
}
