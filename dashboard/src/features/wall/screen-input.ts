import type { ScreenContent, ScreenInput, ScreenLayout, Tile } from '@fengqiao/contract/wall-tiles';
import { layoutGrid, placesOfLayout } from './layout-grid.ts';

/** A screen and what is to be on it. */
export interface ScreenChange {
  screenId: string;
  input: ScreenInput;
}

type ScreenOf = ScreenContent & { id: string };

export const emptyTile: Tile = { kind: 'empty' };

/** The tiles of a screen, one for each place of its layout; places without content are empty. */
export function tilesOf(content: ScreenContent): Tile[] {
  return layoutGrid(content).areas.map((_, index) => content.tiles[index] ?? emptyTile);
}

/** What to send so that a screen shows what it shows. */
export const inputOf = (content: ScreenContent): ScreenInput => ({
  layout: content.layout,
  tiles: tilesOf(content),
  ...(content.layout === 'free' ? { places: content.places } : {}),
});

/** Puts tiles on the places of a screen from `place` on; what finds no place is left out, and a place that is not there changes nothing. */
export function withTiles(content: ScreenContent, place: number, tiles: readonly Tile[]): ScreenInput {
  const before = inputOf(content);
  return { ...before, tiles: before.tiles.map((tile, index) => tiles[index - place] ?? tile) };
}

/** Two places change what they show; of two screens both change. A place that is not there changes nothing. */
export function swapped(
  from: { screen: ScreenOf; place: number },
  to: { screen: ScreenOf; place: number },
): ScreenChange[] {
  const [left, right] = [tilesOf(from.screen)[from.place], tilesOf(to.screen)[to.place]];
  if (left === undefined || right === undefined) return [];
  if (from.screen.id !== to.screen.id)
    return [
      { screenId: to.screen.id, input: withTiles(to.screen, to.place, [left]) },
      { screenId: from.screen.id, input: withTiles(from.screen, from.place, [right]) },
    ];
  const input = inputOf(from.screen);
  const tiles = input.tiles.map((tile, place) =>
    place === from.place ? right : place === to.place ? left : tile,
  );
  return from.place === to.place ? [] : [{ screenId: from.screen.id, input: { ...input, tiles } }];
}

/** The same screen in another layout: content stays in its order, what no longer fits goes; a free layout begins as what it was. */
export function withLayout(content: ScreenContent, layout: ScreenLayout): ScreenInput {
  const places = layout === 'free' ? placesOfLayout(content) : [];
  return inputOf({ layout, places, tiles: tilesOf(content) });
}

/** Whether two screens show the same. */
export function sameContent(one: ScreenContent, other: ScreenContent): boolean {
  return JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));
}
