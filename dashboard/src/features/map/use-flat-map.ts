import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { boundariesQuery } from './api.ts';
import type { FlatMapView } from './flat-map-view.ts';
import type { MapHit } from './map-view.ts';

/** The simpler map in an element when `enabled`; loads ECharts only then. */
export function useFlatMap(
  containerRef: RefObject<HTMLElement | null>,
  enabled: boolean,
  scale: number,
  onHit: (hit: MapHit) => void,
): { view: FlatMapView | null; labels: number | null; error: unknown } {
  const { data: boundaries, error } = useQuery({ ...boundariesQuery, enabled });
  const [view, setView] = useState<FlatMapView | null>(null);
  const hit = useEffectEvent((what: MapHit) => onHit(what));

  useEffect(() => {
    const container = containerRef.current;
    if (!enabled || !container || !boundaries) return;
    let flat: FlatMapView | null = null;
    let gone = false;
    void import('./flat-map-view.ts').then((module) => {
      if (gone) return;
      flat = new module.FlatMapView({ container, boundaries, scale, onHit: (what) => hit(what) });
      setView(flat);
    });
    return () => {
      gone = true;
      flat?.remove();
      setView(null);
    };
  }, [containerRef, enabled, boundaries, scale]);

  return { view, labels: view && boundaries ? boundaries.features.length : null, error };
}
