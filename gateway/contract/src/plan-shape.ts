import type { PlanPoint, PlanRing } from './floors.ts';

/** Upper left corner and size in metres. */
export interface PlanBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The box around an outline. */
export function planBox(outline: readonly PlanPoint[]): PlanBox {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Square metres that a ring holds. */
export function ringArea(ring: readonly PlanPoint[]): number {
  return (
    Math.abs(
      ring.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
        return sum + x * nextY - nextX * y;
      }, 0),
    ) / 2
  );
}

/** Whether a point lies in a ring; on its border either answer. */
export function isInRing([x, y]: PlanPoint, ring: readonly PlanPoint[]): boolean {
  let inside = false;
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0];
  for (const [cornerX, cornerY] of ring) {
    if (cornerY > y !== beforeY > y) {
      const crossing = ((beforeX - cornerX) * (y - cornerY)) / (beforeY - cornerY) + cornerX;
      if (x < crossing) inside = !inside;
    }
    [beforeX, beforeY] = [cornerX, cornerY];
  }
  return inside;
}

/** Whether two sides of a ring that are no neighbours cross or touch. */
export function crossesItself(ring: readonly PlanPoint[]): boolean {
  const corner = (index: number): PlanPoint => ring[index % ring.length] ?? [0, 0];
  for (let one = 0; one < ring.length; one++) {
    for (let other = one + 2; other < ring.length; other++) {
      if (one === 0 && other === ring.length - 1) continue;
      if (cross(corner(one), corner(one + 1), corner(other), corner(other + 1))) return true;
    }
  }
  return false;
}

function cross(a: PlanPoint, b: PlanPoint, c: PlanPoint, d: PlanPoint): boolean {
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
}

function turn(a: PlanPoint, b: PlanPoint, c: PlanPoint): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** A point in a ring where a name can stand: of a raster the one that is farthest from the border. */
export function namePoint(ring: PlanRing): PlanPoint {
  const { x, y, width, height } = planBox(ring);
  const middle: PlanPoint = [x + width / 2, y + height / 2];
  let best = middle;
  let deepest = isInRing(middle, ring) ? toBorder(middle, ring) : 0;
  const steps = 12;
  for (let column = 1; column < steps; column++) {
    for (let row = 1; row < steps; row++) {
      const point: PlanPoint = [x + (width * column) / steps, y + (height * row) / steps];
      const depth = isInRing(point, ring) ? toBorder(point, ring) : 0;
      if (depth > deepest * 1.05) [best, deepest] = [point, depth];
    }
  }
  return [round(best[0]), round(best[1])];
}

function toBorder(point: PlanPoint, ring: PlanRing): number {
  return ring.reduce((least, corner, index) => {
    const next = ring[(index + 1) % ring.length] ?? corner;
    return Math.min(least, toSide(point, corner, next));
  }, Number.POSITIVE_INFINITY);
}

function toSide([x, y]: PlanPoint, [ax, ay]: PlanPoint, [bx, by]: PlanPoint): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

/** Centimetres. */
const round = (metres: number): number => Math.round(metres * 100) / 100;

/** A point as shares of the plan's width and height, as the registry of cameras keeps it; outside the box the nearest in it. */
export function shareOf([x, y]: PlanPoint, box: PlanBox): { x: number; y: number } {
  const share = (value: number, size: number) => (size === 0 ? 0 : Math.min(1, Math.max(0, value / size)));
  return { x: share(x - box.x, box.width), y: share(y - box.y, box.height) };
}

/** The inverse of `shareOf`, in centimetres. */
export const pointOf = (share: { x: number; y: number }, box: PlanBox): PlanPoint => [
  round(box.x + share.x * box.width),
  round(box.y + share.y * box.height),
];
