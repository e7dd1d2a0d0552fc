import type { Reference } from '@fengqiao/contract/reference';
import type { ViewBox } from './map-view.ts';

/**
 * The box that heat is asked for: somewhat larger than the picture and snapped to a grid of its own size, so that a
 * small move asks for nothing and an equal view has an equal key.
 */
export function snapView({ bbox, zoom }: ViewBox): ViewBox {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  const step = 360 / 2 ** Math.max(1, Math.floor(zoom));
  const down = (value: number) => Math.floor(value / step) * step;
  const up = (value: number) => Math.ceil(value / step) * step;
  const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  const box = [clamp(down(west), 180), clamp(down(south), 85), clamp(up(east), 180), clamp(up(north), 85)];
  return { bbox: box.map((value) => value.toFixed(5)).join(','), zoom: Math.floor(zoom) };
}

/** The view before the map has told its own: the whole region. */
export function regionView({ bounds }: Reference['region']): ViewBox {
  const [west, , east] = bounds;
  return snapView({ bbox: bounds.join(','), zoom: Math.max(1, Math.floor(Math.log2(360 / (east - west)))) });
}

/** Places stand at their areas' middles: so much more, of its width and height, is around the outermost ones. */
const margin = 0.12;

/** West, south, east, north around places; null = too few of them to say how large the area is. */
export function boxAround(
  places: readonly { lng: number; lat: number }[],
): [number, number, number, number] | null {
  if (places.length < 3) return null;
  const [lngs, lats] = [places.map(({ lng }) => lng), places.map(({ lat }) => lat)];
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [x, y] = [(east - west) * margin, (north - south) * margin];
  return [west - x, south - y, east + x, north + y];
}
