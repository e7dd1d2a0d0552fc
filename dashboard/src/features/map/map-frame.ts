import type { Reference } from '@fengqiao/contract/reference';

type Bounds = Reference['region']['bounds'];

/** How much room the map has against a whole desk: a tile of a wall shows the same land on less, so its glow is smaller. */
export function roomOf(container: HTMLElement, scale: number): number {
  const shorter = Math.min(container.clientWidth, container.clientHeight) / scale;
  return Math.min(1, Math.max(0.4, shorter / 850));
}

/** The region with as much again on each side: nobody gets lost in the dark. */
export function around([west, south, east, north]: Bounds): [number, number, number, number] {
  const [wide, high] = [east - west, north - south];
  return [
    Math.max(-180, west - wide),
    Math.max(-85, south - high),
    Math.min(180, east + wide),
    Math.min(85, north + high),
  ];
}

/** Room for the filter bar above and the legend below, CSS pixels. */
export const viewPadding = (container: HTMLElement): number =>
  Math.round(Math.min(container.clientWidth, container.clientHeight) * 0.05);

/** How long the map flies. */
export const flightMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 700);
