import type { ScreenReported, TileReport, TileState } from '@fengqiao/contract/screen-reports';
import type { ShownContent } from '@fengqiao/contract/shown-tiles';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { tilesOf } from './screen-input.ts';

/** A screen that was silent for so long is dark, ms. */
export const darkAfterMs = 15_000;

/** One place of a screen: what it should show and what its screen says that it shows. */
export interface PlaceState {
  tile: Tile;
  /** null = the screen has not told. */
  report: TileReport | null;
  /** `unknown` without a report of a screen that speaks. */
  state: TileState | 'unknown';
  /** What the screen shows instead of `tile`; null = what it should, or unknown. */
  instead: Tile | null;
}

/** What is known of a screen. `dark` = silent, or never heard; `away` = it shows its last scene without the server. */
export interface ScreenState {
  kind: 'live' | 'away' | 'dark';
  /** Since when it is dark or away, epoch ms; null = never heard, or it is live. */
  sinceMs: number | null;
  places: PlaceState[];
  /** The latest of its pictures, ms; null = no picture tells. */
  latencyMs: number | null;
  /** How many places are not as they should be. */
  troubles: number;
}

const troubled: readonly PlaceState['state'][] = ['frozen', 'failed'];
/** Whether a screen shows what it should; of a text it tells the beginning only. */
function isTold(tile: Tile, told: Tile): boolean {
  if (tile.kind === 'text' && told.kind === 'text') return tile.text.startsWith(told.text);
  return JSON.stringify(sorted(tile)) === JSON.stringify(sorted(told));
}

const sorted = (tile: Tile): [string, unknown][] =>
  Object.entries(tile).sort(([one], [other]) => (one < other ? -1 : 1));

/** What a screen should show beside what it tells of itself; `nowMs` by the server's clock. */
export function screenState(shown: ShownContent, report: ScreenReported | null, nowMs: number): ScreenState {
  const heardMs = report === null ? null : Date.parse(report.at);
  const dark = heardMs === null || nowMs - heardMs >= darkAfterMs;
  const awayMs = report?.awaySince == null ? null : Date.parse(report.awaySince);
  const told = new Map(dark ? [] : report?.tiles.map((tile) => [tile.place, tile]));
  const places = tilesOf(shown).map((tile, place) => placeState(tile, told.get(place) ?? null));
  const latencies = places.flatMap(({ report: of }) => (of?.latencyMs == null ? [] : [of.latencyMs]));
  return {
    kind: dark ? 'dark' : awayMs === null ? 'live' : 'away',
    sinceMs: dark ? heardMs : awayMs,
    places,
    latencyMs: latencies.length === 0 ? null : Math.max(...latencies),
    troubles: places.filter(({ state, instead }) => troubled.includes(state) || instead !== null).length,
  };
}

function placeState(tile: Tile, report: TileReport | null): PlaceState {
  return {
    tile,
    report,
    state: report?.state ?? 'unknown',
    instead: report === null || isTold(tile, report.tile) ? null : report.tile,
  };
}
