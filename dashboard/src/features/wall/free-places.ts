import type { Place } from '@fengqiao/contract/wall-tiles';
import { freeSide } from './layout-grid.ts';

/** A change of a place by whole 1/24: where it stands and how large it is. */
export interface PlaceStep {
  x?: number;
  y?: number;
  w?: number;
  h?: number;
}

const inside = ({ x, y, w, h }: Place): boolean =>
  x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= freeSide && y + h <= freeSide;

/** Whether two places share a part of the screen. */
export const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;

/** Whether all places lie on the screen and none over another. */
export const isPossible = (places: readonly Place[]): boolean =>
  places.every(
    (place, index) => inside(place) && places.every((other, at) => at === index || !overlap(place, other)),
  );

/** The places after a step of one of them; null = it would leave the screen or lie over another. */
export function stepped(places: readonly Place[], index: number, step: PlaceStep): Place[] | null {
  const next = places.map((place, at) =>
    at === index
      ? {
          x: place.x + (step.x ?? 0),
          y: place.y + (step.y ?? 0),
          w: place.w + (step.w ?? 0),
          h: place.h + (step.h ?? 0),
        }
      : place,
  );
  return isPossible(next) ? next : null;
}

/** Sizes in which a new place is tried, the largest first. */
const sizes = [12, 8, 6, 4, 2] as const;

/** A free place for one more tile, as large as there is room for; null = the screen is full. */
export function freePlace(places: readonly Place[]): Place | null {
  for (const side of sizes)
    for (let y = 0; y + side <= freeSide; y += 1)
      for (let x = 0; x + side <= freeSide; x += 1) {
        const place = { x, y, w: side, h: side };
        if (!places.some((other) => overlap(place, other))) return place;
      }
  return null;
}
