import type { ScreenReport } from '@fengqiao/contract/screen-reports';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { ShownNow } from './shown-now.ts';
import type { TileStates } from './tile-states.ts';

/** Figures of the page itself. */
export type PageFigures = Pick<ScreenReport, 'width' | 'height' | 'fps' | 'heapMib' | 'upS' | 'awaySince'>;

/** Letters of a text that a report repeats: it names the tile, and has to stay small. */
const textLength = 60;

/** What a screen says of itself: each place with what stands on it and how that is. */
export function screenReport(
  screen: string,
  shown: ShownNow,
  states: Pick<TileStates, 'of'>,
  page: PageFigures,
): ScreenReport {
  return {
    screen,
    source: shown.source,
    tiles: shown.tiles
      .flatMap(({ place, tile, key }) =>
        place === null ? [] : [{ place, tile: named(tile), ...states.of(key) }],
      )
      .sort((one, other) => one.place - other.place),
    ...page,
  };
}

const named = (tile: Tile): Tile =>
  tile.kind === 'text' ? { ...tile, text: tile.text.slice(0, textLength) } : tile;
