import type { Scene, SceneInput } from '@fengqiao/contract/wall-scenes';
import type { Tour, TourAct, TourInput } from '@fengqiao/contract/wall-tours';
import type { SceneShown } from '@fengqiao/contract/walls';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { inputOf } from './screen-input.ts';
import type { WallOutcome } from './wall-outcome.ts';

const path = (wallId: string, ...rest: string[]): string =>
  ['/api/walls', encodeURIComponent(wallId), ...rest].join('/');

/** Saved presets of a wall. */
export const scenesQuery = (wallId: string) =>
  queryOptions({
    queryKey: [...queryKeys.wallRecords(wallId), 'scenes'],
    queryFn: ({ signal }) => request<{ items: Scene[] }>(path(wallId, 'scenes'), { signal }),
    select: ({ items }) => [...items].sort(byDigit),
  });

/** Those with a digit first, as the keys lie; the others by name. */
const byDigit = (one: Scene, other: Scene): number =>
  (one.digit ?? 10) - (other.digit ?? 10) || one.name.localeCompare(other.name, 'zh-CN');

export const createScene = (wallId: string, body: SceneInput) =>
  request<Scene>(path(wallId, 'scenes'), { method: 'POST', body });
export const changeScene = (wallId: string, sceneId: string, body: SceneInput) =>
  request<Scene>(path(wallId, 'scenes', sceneId), { method: 'PUT', body });
export const deleteScene = (wallId: string, sceneId: string) =>
  request<void>(path(wallId, 'scenes', sceneId), { method: 'DELETE' });
/** Puts a scene on the wall; answers what its screens showed before. */
export async function showScene(wallId: string, sceneId: string): Promise<WallOutcome> {
  const shown = await request<SceneShown>(path(wallId, 'scenes', sceneId, 'show'), { method: 'POST' });
  return {
    before: shown.before.map((content) => ({ screenId: content.id, input: inputOf(content) })),
    stoppedTours: shown.stoppedTours,
    emptied: shown.emptied.length,
  };
}

/** Patrols of a wall, running or not. */
export const toursQuery = (wallId: string) =>
  queryOptions({
    queryKey: [...queryKeys.wallRecords(wallId), 'tours'],
    queryFn: ({ signal }) => request<{ items: Tour[] }>(path(wallId, 'tours'), { signal }),
    select: ({ items }) => [...items].sort((one, other) => one.name.localeCompare(other.name, 'zh-CN')),
  });

export const createTour = (wallId: string, body: TourInput) =>
  request<Tour>(path(wallId, 'tours'), { method: 'POST', body });
export const changeTour = (wallId: string, tourId: string, body: TourInput) =>
  request<Tour>(path(wallId, 'tours', tourId), { method: 'PUT', body });
export const deleteTour = (wallId: string, tourId: string) =>
  request<void>(path(wallId, 'tours', tourId), { method: 'DELETE' });
/** Starts, pauses, moves or stops a tour. */
export const runTour = (wallId: string, tourId: string, act: TourAct['act']) =>
  request<unknown>(path(wallId, 'tours', tourId, 'run'), { method: 'POST', body: { act } });
