import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { referenceQuery } from '../../lib/reference.ts';
import { useUiScale } from '../../theme/ui-scale.ts';
import type { PlaceMapProps } from '../../ui/place-map.ts';
import styles from './place-map.module.css';
import { PlaceView } from './place-view.ts';
import { hasWebgl } from './webgl.ts';

/** A small map of one place. A terminal that draws no map has the place in words beside it. */
export function PlaceMap({ place, label, onPick }: PlaceMapProps) {
  const containerRef = useRef<HTMLDivElement>(null);
  const { data: reference } = useQuery(referenceQuery);
  const scale = useUiScale();
  const [view, setView] = useState<PlaceView | null>(null);
  const region = reference?.region;
  const pick = useEffectEvent((lng: number, lat: number) => onPick?.(round(lng), round(lat)));
  const first = useEffectEvent(() => place);

  useEffect(() => {
    const container = containerRef.current;
    if (!container || !region || !hasWebgl()) return;
    const made = new PlaceView({ container, region, scale, place: first(), onClick: pick });
    setView(made);
    return () => {
      setView(null);
      made.remove();
    };
  }, [region, scale]);

  const { lng, lat, directionDeg, fovDeg } = place ?? {};
  useEffect(() => {
    view?.setPlace(
      lng === undefined || lat === undefined
        ? null
        : { lng, lat, directionDeg: directionDeg ?? null, fovDeg: fovDeg ?? null },
    );
  }, [view, lng, lat, directionDeg, fovDeg]);
  const picking = onPick !== undefined;
  useEffect(() => view?.setPicking(picking), [view, picking]);

  if (!hasWebgl()) return null;
  return <div ref={containerRef} className={styles.map} role="img" aria-label={label} />;
}

/** Half a metre is as near as anybody clicks. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
