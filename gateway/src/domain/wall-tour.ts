import { tourStep } from '@fengqiao/contract/shown-tiles';
import type { WallDeed } from '@fengqiao/contract/wall-log';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Tour, TourAct, TourInput, TourRun } from '@fengqiao/contract/wall-tours';
import type { Refusal } from './refusal.ts';

/** Where a tour stands; which step is on follows from it and the clock (`tourStep`). */
export type RunPlace = Pick<TourRun, 'startedAt' | 'firstStep' | 'pausedAt'>;

/** What becomes of a run; null = it is over. `deed` null = not worth a line of the log. */
export interface RunStep {
  run: RunPlace | null;
  deed: WallDeed | null;
}

type Toured = Pick<Tour, 'name' | 'dwellS' | 'cameraIds' | 'sceneIds'>;

/** One act on a tour, so that nothing jumps: what was shown of a step before a pause counts after it. `run` null = it does not run. */
export function runAfter(
  tour: Toured,
  run: RunPlace | null,
  { act }: TourAct,
  nowMs: number,
): RunStep | Refusal {
  const now = new Date(nowMs).toISOString();
  if (run === null) {
    if (act === 'stop') return { run: null, deed: null };
    if (act !== 'start') return { code: 'wall.tourStands', args: [tour.name], details: { name: tour.name } };
    return { run: { startedAt: now, firstStep: 0, pausedAt: null }, deed: 'tour.started' };
  }
  const { startedAt, pausedAt } = run;
  switch (act) {
    case 'start':
    case 'resume': {
      if (pausedAt === null) return { run, deed: null };
      const shownMs = Date.parse(pausedAt) - Date.parse(startedAt);
      const startedAgain = new Date(nowMs - shownMs).toISOString();
      return { run: { ...run, startedAt: startedAgain, pausedAt: null }, deed: 'tour.resumed' };
    }
    case 'pause':
      return pausedAt === null
        ? { run: { ...run, pausedAt: now }, deed: 'tour.paused' }
        : { run, deed: null };
    case 'next':
      return { run: movedTo(tour, run, 1, nowMs), deed: null };
    case 'back':
      return { run: movedTo(tour, run, -1, nowMs), deed: null };
    case 'stop':
      return { run: null, deed: 'tour.stopped' };
  }
}

/** The run of a tour whose dwell has changed: the step that is on stays on, and begins anew. */
export function runWithDwell(tour: Toured, run: RunPlace, nowMs: number): RunPlace {
  return movedTo(tour, run, 0, nowMs);
}

function movedTo(tour: Toured, run: RunPlace, by: number, nowMs: number): RunPlace {
  const now = new Date(nowMs).toISOString();
  const round = Math.max(1, tour.cameraIds.length, tour.sceneIds.length);
  const step = tourStep({ ...run, tour }, nowMs) + by;
  return {
    startedAt: now,
    firstStep: step < 0 ? step + round : step,
    pausedAt: run.pausedAt === null ? null : now,
  };
}

/** Why a tour cannot be kept, with the gateway's words. */
const faultWords = {
  cameraOrScenes: 'it goes round either cameras or scenes',
  noTargets: 'a tour of cameras needs tiles to show them on',
  sceneTargets: 'a tour of scenes has no tiles of its own',
  sameTarget: 'one tile is named twice',
  schedule: 'it ends later on the day on which it begins',
} as const;

/** Why a tour cannot be kept as it is said; null = it can. Whether cameras, scenes and screens exist is asked elsewhere. */
export function refuseTour(tour: TourInput): Refusal | null {
  const reason = tourFault(tour);
  return reason === null ? null : { code: 'wall.badTour', args: [faultWords[reason]], details: { reason } };
}

function tourFault({ cameraIds, sceneIds, targets, schedule }: TourInput): keyof typeof faultWords | null {
  if (cameraIds.length > 0 === sceneIds.length > 0) return 'cameraOrScenes';
  if (cameraIds.length > 0 && targets.length === 0) return 'noTargets';
  if (sceneIds.length > 0 && targets.length > 0) return 'sceneTargets';
  const places = new Set(targets.map(({ screen, place }) => `${screen}/${place}`));
  if (places.size < targets.length) return 'sameTarget';
  return schedule !== null && schedule.until <= schedule.from ? 'schedule' : null;
}

/** The places of a screen whose tile differs; all of them when the layout does. */
export function changedPlaces(
  before: { layout: string; tiles: readonly Tile[] },
  after: { layout: string; tiles: readonly Tile[] },
): ReadonlySet<number> | 'all' {
  if (before.layout !== after.layout || after.layout === 'free') return 'all';
  const length = Math.max(before.tiles.length, after.tiles.length);
  const same = (place: number): boolean =>
    JSON.stringify(before.tiles[place] ?? null) === JSON.stringify(after.tiles[place] ?? null);
  return new Set(Array.from({ length }, (_, place) => place).filter((place) => !same(place)));
}

/** Whether a running tour would cover what was just put on these places of a screen. */
export function covers(
  { tour, scenes }: Pick<TourRun, 'tour' | 'scenes'>,
  screenId: string,
  places: ReadonlySet<number> | 'all',
): boolean {
  const onScreen =
    (places === 'all' || places.size > 0) &&
    scenes.some(({ screens }) => screens.some(({ id }) => id === screenId));
  return (
    onScreen ||
    tour.targets.some(({ screen, place }) => screen === screenId && (places === 'all' || places.has(place)))
  );
}
