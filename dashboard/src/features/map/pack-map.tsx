import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../lib/reference.ts';
import { useUiScale } from '../../theme/ui-scale.ts';
import type { PackMapProps } from '../../ui/pack-map.ts';
import styles from './pack-map.module.css';
import { PackMapView } from './pack-map-view.ts';
import { useFlatMap } from './use-flat-map.ts';
import { useFrozenAreas } from './use-frozen-areas.ts';
import { hasWebgl } from './webgl.ts';

/** Names and figures of the map are as large as the words around it: 14 px is their size at scale 1. */
function letterScale(element: HTMLElement, scale: number): number {
  const px = Number.parseFloat(getComputedStyle(element).fontSize) / 14;
  return Math.max(scale, px || 0);
}

/** The map of a frozen page: its own figures on the areas of the registry. Without WebGL the simpler map says the same. */
export function PackMap({ areas, cells, label, onArea }: PackMapProps) {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const { data: reference } = useQuery(referenceQuery);
  const scale = useUiScale();
  const [view, setView] = useState<PackMapView | null>(null);
  const region = reference?.region;
  const webgl = hasWebgl();
  const press = useEffectEvent((code: string) => onArea(code));
  const { painted, outlines } = useFrozenAreas(areas);
  const flat = useFlatMap(container, !webgl, scale, (hit) => {
    if (hit.kind === 'area') onArea(hit.areaCode);
  });

  useEffect(() => {
    if (container.current === null || !region || !webgl) return;
    const made = new PackMapView({
      container: container.current,
      region,
      scale: letterScale(container.current, scale),
      onArea: (code) => press(code),
    });
    setView(made);
    return () => {
      setView(null);
      made.remove();
    };
  }, [region, scale, webgl]);

  useEffect(() => view?.set(painted, outlines, cells), [view, painted, outlines, cells]);
  useEffect(() => {
    flat.view?.setAreas(painted, outlines);
    flat.view?.setHeat({
      cellZoom: 18,
      cells: cells.map(({ centre: { lng, lat }, n }, cell) => ({ cell, lng, lat, n })),
      total: cells.length,
      seq: 0,
    });
  }, [flat.view, painted, outlines, cells]);

  return (
    <figure className={styles.figure}>
      <div ref={container} className={styles.map} role="img" aria-label={label} />
      <figcaption className={styles.notice}>
        {region?.notice}
        {!webgl && ` · ${t('packs.mapSimple')}`}
      </figcaption>
    </figure>
  );
}
