import type { Outlines, PaintedArea } from './area-layers.ts';
import type { FlatBox } from './flat-clusters.ts';

/** Outlines of counties with `areaCode` and `name`. */
export type Boundaries = GeoJSON.FeatureCollection<
  GeoJSON.Polygon | GeoJSON.MultiPolygon,
  { areaCode: string; name: string }
>;

/** Outlines with the code of their area; ECharts tells them apart by `name`. */
export type FlatFeatures = GeoJSON.FeatureCollection<
  GeoJSON.Polygon | GeoJSON.MultiPolygon,
  { name: string }
>;

/** The base with the areas below the one that is shown on top of it; each region is called like its code. */
export function flatFeatures(
  base: GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon, { areaCode: string }>,
  areas: readonly PaintedArea[],
  outlines: Outlines,
): FlatFeatures {
  const drawn = areas.flatMap(({ areaCode }) => {
    const geometry = outlines.get(areaCode);
    return geometry ? [{ type: 'Feature' as const, properties: { name: areaCode }, geometry }] : [];
  });
  const over = new Set(drawn.map(({ properties }) => properties.name));
  const below = base.features
    .filter(({ properties }) => !over.has(properties.areaCode))
    .map(({ properties, geometry }) => ({
      type: 'Feature' as const,
      properties: { name: properties.areaCode },
      geometry,
    }));
  return { type: 'FeatureCollection', features: [...below, ...drawn] };
}

/** The box of some areas: of their outlines, else of their points with some room around; null = nothing is known of them. */
export function boxOfAreas(areas: readonly PaintedArea[], outlines: Outlines): FlatBox | null {
  const points = areas.flatMap(({ areaCode, centre }): [number, number][] => {
    const outline = outlines.get(areaCode);
    if (outline) return ringsOf(outline).flat() as [number, number][];
    return centre ? [[centre.lng, centre.lat]] : [];
  });
  if (points.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lng, lat] of points) {
    [west, south] = [Math.min(west, lng), Math.min(south, lat)];
    [east, north] = [Math.max(east, lng), Math.max(north, lat)];
  }
  const room = Math.max(0.01, (east - west) * 0.05, (north - south) * 0.05);
  return [west - room, south - room, east + room, north + room];
}

const ringsOf = (outline: GeoJSON.Polygon | GeoJSON.MultiPolygon): GeoJSON.Position[][] =>
  outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();

const directions: Record<string, readonly [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The area that an arrow key leads to: the nearest in its direction, the first one from nowhere; null = another key, or none there. */
export function areaTowards(
  areas: readonly PaintedArea[],
  from: string | null,
  key: string,
): PaintedArea | null {
  const direction = directions[key];
  if (direction === undefined) return null;
  const start = areas.find(({ areaCode }) => areaCode === from)?.centre;
  if (!start) return areas.find(({ centre }) => centre !== null) ?? null;
  const [east, north] = direction;
  let best: PaintedArea | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    if (!area.centre || area.areaCode === from) continue;
    const [dx, dy] = [area.centre.lng - start.lng, area.centre.lat - start.lat];
    const along = dx * east + dy * north;
    // Sideways counts double: one wants to go where the key points.
    const cost = along + 2 * Math.abs(dx * north - dy * east);
    if (along > 0 && cost < least) [best, least] = [area, cost];
  }
  return best;
}
