import type { Reference } from '@fengqiao/contract/reference';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { loadLabelFont } from './label-font.ts';
import type { MapHit, MapView, ViewBox } from './map-view.ts';

/** Pause before the map is built anew, by how often it broke lately: a driver that restarts needs a moment. */
const rebuildAfterMs = [500, 2_000, 5_000, 15_000, 60_000];

export interface MapViewState {
  view: MapView | null;
  /** Names on the picture; null = nothing drawn yet. */
  labels: number | null;
  /** The drawing context was taken away and the map is being built anew. */
  lost: boolean;
  /** The tiles cannot be loaded. */
  tileError: string | null;
}

const nothingYet: MapViewState = { view: null, labels: null, lost: false, tileError: null };

/** Text every map needs before its names come: figures and signs of the clusters. */
const figures = '0123456789,.';

interface MapViewHandlers {
  onHit(hit: MapHit): void;
  onView(view: ViewBox): void;
}

/** Builds the map in an element, and anew whenever its drawing context is lost. Loads MapLibre only now. */
export function useMapView(
  containerRef: RefObject<HTMLElement | null>,
  region: Reference['region'] | undefined,
  { scale, interactive }: { scale: number; interactive: boolean },
  handlers: MapViewHandlers,
): MapViewState {
  const [state, setState] = useState<MapViewState>(nothingYet);
  const [losses, setLosses] = useState(0);
  const onHit = useEffectEvent((hit: MapHit) => handlers.onHit(hit));
  const onView = useEffectEvent((view: ViewBox) => handlers.onView(view));

  useEffect(() => {
    const container = containerRef.current;
    if (!container || !region) return;
    let view: MapView | null = null;
    let gone = false;
    const update = (part: Partial<MapViewState>) => {
      if (!gone) setState((before) => ({ ...before, ...part }));
    };
    const build = async () => {
      const [{ MapView }] = await Promise.all([import('./map-view.ts'), loadLabelFont(figures)]);
      if (gone) return;
      view = new MapView({
        container,
        region,
        scale,
        interactive,
        onHit: (hit) => onHit(hit),
        onView: (box) => onView(box),
        onDrawn: (labels) => update({ labels, lost: false }),
        onLost: () => {
          update({ lost: true });
          setLosses((count) => count + 1);
        },
        onTileError: (tileError) => update({ tileError }),
      });
      update({ view });
    };
    const delayMs = losses === 0 ? 0 : (rebuildAfterMs[Math.min(losses, rebuildAfterMs.length) - 1] ?? 0);
    const timer = setTimeout(() => {
      build().catch((error: unknown) =>
        update({ tileError: error instanceof Error ? error.message : 'map' }),
      );
    }, delayMs);
    return () => {
      gone = true;
      clearTimeout(timer);
      view?.remove();
      setState((before) => ({ ...nothingYet, lost: before.lost }));
    };
  }, [containerRef, region, scale, interactive, losses]);

  return state;
}
