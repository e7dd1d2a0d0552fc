import type { Tile } from '@fengqiao/contract/wall-tiles';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { useNow } from '../../../lib/use-now.ts';
import { useTold } from '../tell-tile.tsx';
import styles from './tiles.module.css';

// A wall without a map does not load one.
const DeskMap = lazy(async () => ({ default: (await import('../../../features/map/desk-map.tsx')).DeskMap }));

interface MapTileProps {
  tile: Extract<Tile, { kind: 'map' }>;
  /** The case that it is about; null = none. */
  caseCode: string | null;
}

/** A map of an area's cases, or of a place in it. */
export function MapTile({ tile: { area, filter, at }, caseCode }: MapTileProps) {
  const ref = useRef<HTMLDivElement>(null);
  const filters = useMemo(() => ({ status: 'open' as const, ...filter, area }), [area, filter]);
  // The map says on its own element whether it stands.
  useNow(2_000);
  const ready = ref.current?.querySelector('[data-map-ready="true"]') != null;
  useTold(ready ? 'live' : 'waiting');
  return (
    <div ref={ref} className={styles.map}>
      <Suspense>
        <DeskMap filters={filters} selectedCase={caseCode} {...(at === undefined ? {} : { at })} plain />
      </Suspense>
    </div>
  );
}
