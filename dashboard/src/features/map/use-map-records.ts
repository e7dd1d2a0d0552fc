import type { CaseFilter } from '@fengqiao/contract/cases';
import type { HeatAnswer, TierPoint } from '@fengqiao/contract/map';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { throttle } from '../../lib/throttle.ts';
import { useLive } from '../../live/live-context.tsx';
import { queryKeys } from '../../live/query-keys.ts';
import { heatQuery, mapCamerasQuery, pointsQuery } from './api.ts';
import type { MapCamera } from './camera-layers.ts';
import { heatStep } from './case-filter.ts';
import { HeatSet } from './heat-set.ts';
import { heatTimer } from './heat-timer.ts';
import type { ViewBox } from './map-view.ts';
import { type TierCounts, TierPointSet } from './tier-points.ts';

/** What the map draws, whoever draws it. */
export interface MapTarget {
  setHeat(heat: HeatAnswer): void;
  /** Live changes of some cells; without it all of the heat is drawn anew. */
  changeHeat?(changed: HeatAnswer['cells'], heat: HeatAnswer): void;
  setPoints(points: readonly TierPoint[]): void;
  setCameras(cameras: readonly MapCamera[]): void;
}

export interface MapSummary {
  counts: TierCounts;
  points: number;
  heatCells: number;
  /** All cases that the filter matches; null before the first answer. */
  total: number | null;
  loading: boolean;
  error: unknown;
  /** Cases with a tier that are too many to draw. */
  beyond: number;
  /** When the oldest part of what is drawn was asked for, ms; for the stale notice. */
  updatedAt: number;
}

/** Live changes are drawn at most once a second. */
const drawEveryMs = 1_000;
/** The heat guesses from live events; the server's own count replaces the guess this often. */
const recountEveryMs = 10_000;

/** Draws what live changes have done to the heat since the last time. */
function drawHeat(set: HeatSet, target: MapTarget | null): void {
  const heat = set.now;
  if (!heat || !target) return;
  if (target.changeHeat) target.changeHeat(set.takeChanged(), heat);
  else target.setHeat(heat);
}

/** Loads heat, points and cameras for a view, folds live changes in, and feeds the target without a React render. */
export function useMapRecords(filter: CaseFilter, view: ViewBox, target: MapTarget | null) {
  const live = useLive();
  const queryClient = useQueryClient();
  const heat = useQuery(heatQuery(filter, view));
  const points = useQuery(pointsQuery(filter));
  const cameras = useQuery(mapCamerasQuery);
  const set = useRef(new TierPointSet());
  const heatSet = useRef(new HeatSet());
  const [counts, setCounts] = useState<TierCounts>({ blue: 0, orange: 0, red: 0 });
  const [acknowledgements, setAcknowledgements] = useState(0);

  useEffect(() => {
    if (!points.data) return;
    set.current.load(points.data.points, points.data.total);
    target?.setPoints(set.current.inDrawingOrder());
    setCounts(set.current.counts);
  }, [points.data, target]);

  useEffect(() => {
    if (!heat.data) return;
    const answer = heat.data;
    heatSet.current.load(answer);
    heatTimer.time(() => target?.setHeat(answer));
  }, [heat.data, target]);

  useEffect(() => {
    if (cameras.data) target?.setCameras(cameras.data);
  }, [cameras.data, target]);

  useEffect(() => {
    const dirty = { points: false, heat: false };
    const draw = throttle(() => {
      if (dirty.points) {
        target?.setPoints(set.current.inDrawingOrder());
        setCounts(set.current.counts);
      }
      if (dirty.heat) heatTimer.time(() => drawHeat(heatSet.current, target));
      dirty.points = false;
      dirty.heat = false;
    }, drawEveryMs);
    const recount = throttle(() => {
      void queryClient.invalidateQueries({ queryKey: [...queryKeys.map, 'heat'] });
    }, recountEveryMs);
    const stop = live.onChanges(({ cases }) => {
      if (cases.length === 0) return;
      dirty.points = set.current.apply(cases, filter) || dirty.points;
      for (const change of cases) {
        const { location } = change.case;
        const step = location === null ? 0 : heatStep(filter, change);
        if (location === null || step === 0) continue;
        heatSet.current.add(location.lng, location.lat, step);
        dirty.heat = true;
      }
      draw();
      recount();
    });
    return () => {
      stop();
      draw.cancel();
      recount.cancel();
    };
  }, [live, queryClient, filter, target]);

  // A red that was acknowledged on this page stops pulsing at once.
  useEffect(() => {
    let before = live.store.getSnapshot().unacknowledged;
    return live.store.subscribe(() => {
      const { unacknowledged } = live.store.getSnapshot();
      const now = new Date().toISOString();
      const seen = [...before].filter((caseCode) => !unacknowledged.has(caseCode));
      before = unacknowledged;
      const changed = seen.filter((caseCode) => set.current.acknowledge(caseCode, now));
      if (changed.length > 0) setAcknowledgements((count) => count + 1);
    });
  }, [live]);

  useEffect(() => {
    if (acknowledgements > 0) target?.setPoints(set.current.inDrawingOrder());
  }, [acknowledgements, target]);

  const summary: MapSummary = {
    counts,
    points: counts.blue + counts.orange + counts.red,
    heatCells: heat.data?.cells.length ?? 0,
    total: heat.data?.total ?? null,
    beyond: set.current.beyond,
    loading: !heat.data || !points.data,
    error: heat.error ?? points.error,
    updatedAt: Math.min(heat.dataUpdatedAt, points.dataUpdatedAt),
  };
  return { summary, pointOf: (caseCode: string) => set.current.get(caseCode) ?? null };
}
