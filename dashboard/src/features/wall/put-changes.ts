import type { Screen } from '@fengqiao/contract/walls';
import type { WallLoad, WallSpot } from '../../lib/wall-load.ts';
import { emptyTile, type ScreenChange, swapped, withTiles } from './screen-input.ts';

const screenOf = (screens: readonly Screen[], id: string): Screen | undefined =>
  screens.find((screen) => screen.id === id);

/** What changes when a load is put on a place: what stood on the same wall changes places with it, anything else covers it. */
export function changesOfPut(
  screens: readonly Screen[],
  { tiles, from }: WallLoad,
  { wallId, screenId, place }: WallSpot,
): ScreenChange[] {
  const screen = screenOf(screens, screenId);
  if (screen === undefined) return [];
  const origin = from?.wallId === wallId ? screenOf(screens, from.screenId) : undefined;
  if (origin && from) return swapped({ screen: origin, place: from.place }, { screen, place });
  return [{ screenId, input: withTiles(screen, place, tiles) }];
}

/** What changes when a place is emptied. */
export function changesOfClear(screens: readonly Screen[], { screenId, place }: WallSpot): ScreenChange[] {
  const screen = screenOf(screens, screenId);
  return screen === undefined ? [] : [{ screenId, input: withTiles(screen, place, [emptyTile]) }];
}
