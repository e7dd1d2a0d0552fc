import { type PaintMeasure, paintMeasures } from './paint-measures.ts';
import { parseRing } from './ring.ts';
import { parseWindow, type TimeSpan, timeSpans } from './time-span.ts';

/** What can be laid over the base map, bottom first. */
export const mapLayerIds = ['tianditu', 'heat', 'arcs', 'centres', 'cameras', 'cases'] as const;
export type MapLayerId = (typeof mapLayerIds)[number];

/** What is on the map of a reader who has switched nothing. */
const usualLayers: readonly MapLayerId[] = ['heat', 'centres', 'cameras', 'cases'];

/** What the address of a page says about its map beside the filters of its cases; every part may be missing. */
export interface MapSearch {
  /** Measure that the areas are coloured by. */
  paint?: PaintMeasure;
  /** Layers that are on, separated by commas; `none` = no layer. Left out = the usual ones. */
  layers?: string;
  /** How far back the time bar reaches. */
  span?: TimeSpan;
  /** Part of the bar that is shown: `2026-11-21T10:00,2026-11-21T11:00` in Shanghai's time; left out = live. */
  time?: string;
  /** What was drawn round: longitude and latitude of each corner. */
  ring?: string;
}

/** Changes a part of the address; undefined takes it away. `replace`: without a step for the browser's way back. */
export type ChangeMapSearch = (
  part: { [K in keyof MapSearch]?: MapSearch[K] | undefined } & {
    area?: string | undefined;
    window?: undefined;
  },
  replace?: boolean,
) => void;

/** Reads the map's part of an address; whatever does not fit is left out. */
export function parseMapSearch(search: Record<string, unknown>): MapSearch {
  const paint = paintMeasures.find((each) => each === search.paint);
  const span = timeSpans.find((each) => each === search.span);
  const layers = typeof search.layers === 'string' ? layersText(shownLayers(search.layers)) : undefined;
  const time = typeof search.time === 'string' && parseWindow(search.time) ? search.time : undefined;
  const ring = typeof search.ring === 'string' && parseRing(search.ring) ? search.ring : undefined;
  return {
    ...(paint ? { paint } : {}),
    ...(layers ? { layers } : {}),
    ...(span ? { span } : {}),
    ...(time ? { time } : {}),
    ...(ring ? { ring } : {}),
  };
}

/** The layers that an address switches on. */
export function shownLayers(text: string | undefined): ReadonlySet<MapLayerId> {
  if (text === undefined) return new Set(usualLayers);
  const words = text.split(',');
  return new Set(mapLayerIds.filter((id) => words.includes(id)));
}

/** What an address says for these layers; undefined = the usual ones. */
export function layersText(shown: ReadonlySet<MapLayerId>): string | undefined {
  const on = mapLayerIds.filter((id) => shown.has(id));
  const usual = on.length === usualLayers.length && usualLayers.every((id) => shown.has(id));
  return usual ? undefined : on.join(',') || 'none';
}
