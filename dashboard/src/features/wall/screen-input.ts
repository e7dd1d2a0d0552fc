import type { Screen, ScreenInput, Tile } from '@fengqiao/contract/walls';
import { layoutGrid } from './layout-grid.ts';

/** The tiles of a screen, one for each place of its layout; places without content are empty. */
export function tilesOf({ layout, tiles }: Pick<Screen, 'layout' | 'tiles'>): Tile[] {
  const { areas } = layoutGrid(layout, tiles.length);
  return areas.map((_, index) => tiles[index] ?? { kind: 'empty' });
}

/** What to send to put content on one place of a screen; a place that does not exist changes nothing. */
export function withTile(screen: Screen, place: number, tile: Tile): ScreenInput {
  const tiles = tilesOf(screen).map((before, index) => (index === place ? tile : before));
  return { layout: screen.layout, tiles };
}

/** The same screen in another layout: content stays in its order, what no longer fits goes. */
export function withLayout(screen: Screen, layout: Screen['layout']): ScreenInput {
  const shown = screen.tiles.filter(({ kind }) => kind !== 'empty');
  return { layout, tiles: tilesOf({ layout, tiles: layout === 'free' ? shown : screen.tiles }) };
}
