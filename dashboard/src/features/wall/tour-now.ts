import { tourStep } from '@fengqiao/contract/shown-tiles';
import type { Tour, TourRun } from '@fengqiao/contract/wall-tours';

/** Where a tour is. */
export interface TourNow {
  /** The step that is on, from 1. */
  step: number;
  /** Steps until it begins again. */
  steps: number;
  /** Seconds until the next step; null = it stands. */
  leftS: number | null;
}

/** Steps of one round: its scenes, or its cameras as many at a time as it has places. At least 1. */
export function stepsOf({
  cameraIds,
  sceneIds,
  targets,
}: Pick<Tour, 'cameraIds' | 'sceneIds' | 'targets'>): number {
  if (cameraIds.length === 0) return Math.max(1, sceneIds.length);
  return Math.ceil(cameraIds.length / Math.max(1, targets.length));
}

/** Where a run is at `nowMs`, epoch ms of the server's clock. */
export function tourNow(run: TourRun, nowMs: number): TourNow {
  const { tour, startedAt, pausedAt } = run;
  const steps = stepsOf({ ...tour, sceneIds: run.scenes.map(({ id }) => id) });
  const dwellMs = tour.dwellS * 1000;
  const goneMs = Math.max(0, nowMs - Date.parse(startedAt));
  return {
    step: (tourStep(run, nowMs) % steps) + 1,
    steps,
    leftS: pausedAt === null ? Math.ceil((dwellMs - (goneMs % dwellMs)) / 1000) : null,
  };
}
