import { nextStepAt, type ShownContent, shownContent } from '@fengqiao/contract/shown-tiles';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Screen, WallNow } from '@fengqiao/contract/walls';
import { type LayoutGrid, layoutGrid } from '../../features/wall/layout-grid.ts';
import { tileKeys } from './tile-key.ts';

/** A camera of a tour's next step is opened so long before it is seen: a cold picture comes within two seconds. */
export const warmMs = 4_000;

/** One tile of a screen with its place on it. */
export interface PlacedTile {
  /** The same as long as its content stays, wherever it stands. */
  key: string;
  /** Index in the layout; null = it is only made ready. */
  place: number | null;
  tile: Tile;
  /** CSS `grid-area`. */
  gridArea: string;
  /** Stands here for the alarm. */
  alarm: boolean;
}

export interface ShownNow extends Pick<LayoutGrid, 'columns' | 'rows'> {
  source: ShownContent['source'];
  layout: Screen['layout'];
  /** Those that are seen and those that are made ready, in an order that does not depend on their places. */
  tiles: PlacedTile[];
  /** When it has to be found anew, epoch ms; null = not before something is told. */
  untilMs: number | null;
}

/** What a screen draws at `nowMs`, epoch ms of the server's clock. A function of what the wall is told, so that all its screens agree. */
export function shownNow(screen: Screen, now: WallNow, nowMs: number, screens: readonly Screen[]): ShownNow {
  const content = shownContent(screen, now, nowMs, screens);
  const before = shownContent(screen, { ...now, alarm: null }, nowMs, screens);
  const grid = layoutGrid(content);
  const keys = tileKeys(content.tiles);
  const seen = content.tiles.flatMap((tile, place): PlacedTile[] => {
    const [gridArea, key] = [grid.areas[place], keys[place]];
    if (gridArea === undefined || key === undefined) return [];
    return [{ key, place, tile, gridArea, alarm: tile !== before.tiles[place] }];
  });
  const ready = readyTiles(screen, now, nowMs, screens).filter(({ key }) => !keys.includes(key));
  return {
    source: content.source,
    layout: content.layout,
    columns: grid.columns,
    rows: grid.rows,
    tiles: [...seen, ...ready].sort((one, other) => (one.key < other.key ? -1 : 1)),
    untilMs: untilMs(now, nowMs),
  };
}

/** Pictures of the next step when it is near, beneath what is seen: they play already when their turn comes. */
function readyTiles(screen: Screen, now: WallNow, nowMs: number, screens: readonly Screen[]): PlacedTile[] {
  const nextMs = nextStepAt(now, nowMs);
  if (nextMs === null || nextMs - nowMs > warmMs) return [];
  const next = shownContent(screen, now, nextMs, screens);
  const { areas } = layoutGrid(next);
  const keys = tileKeys(next.tiles);
  return next.tiles.flatMap((tile, place): PlacedTile[] => {
    const key = keys[place];
    if (tile.kind !== 'camera' || key === undefined || areas[place] === undefined) return [];
    // Of another layout only the picture is made ready: its place does not exist yet.
    const gridArea = next.layout === screen.layout ? areas[place] : '1 / 1 / 2 / 2';
    return [{ key, place: null, tile, gridArea, alarm: false }];
  });
}

function untilMs(now: WallNow, nowMs: number): number | null {
  const step = nextStepAt(now, nowMs);
  const alarm = now.alarm?.state === 'shown' && now.alarm.until !== null ? Date.parse(now.alarm.until) : null;
  const times = [step === null ? null : step - warmMs, step, alarm].flatMap((at) =>
    at === null || at <= nowMs ? [] : [at],
  );
  return times.length === 0 ? null : Math.min(...times);
}
