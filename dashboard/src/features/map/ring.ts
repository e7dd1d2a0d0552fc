/** A place in WGS-84 degrees. */
export type Corner = readonly [lng: number, lat: number];
/** A polygon without holes, not closed. */
export type Ring = readonly Corner[];

/** As many corners as an address carries; a hand draws hundreds. */
const mostCorners = 32;
/** Five decimals of a degree are a metre. */
const decimals = 5;

/** A box as a ring; `bbox` is `west,south,east,north`. */
export function boxRing(bbox: string): Ring {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

export const ringText = (ring: Ring): string =>
  ring.flatMap((corner) => corner.map((degrees) => Number(degrees.toFixed(decimals)))).join(',');

/** Reads a ring of an address; null = it is none. */
export function parseRing(text: string): Ring | null {
  const numbers = text.split(',').map(Number);
  if (numbers.length % 2 !== 0 || numbers.length < 6 || numbers.length > 2 * mostCorners) return null;
  const ring = numbers.flatMap((lng, index) =>
    index % 2 === 0 ? [[lng, numbers[index + 1] ?? Number.NaN] as const] : [],
  );
  const onGlobe = ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
  return onGlobe ? ring : null;
}

/** Whether a place lies in a ring (even–odd). */
export function isInside(ring: Ring, lng: number, lat: number): boolean {
  let inside = false;
  let [beforeLng, beforeLat] = ring.at(-1) ?? [0, 0];
  for (const [cornerLng, cornerLat] of ring) {
    const crosses = cornerLat > lat !== beforeLat > lat;
    const atLng = ((beforeLng - cornerLng) * (lat - cornerLat)) / (beforeLat - cornerLat) + cornerLng;
    if (crosses && lng < atLng) inside = !inside;
    [beforeLng, beforeLat] = [cornerLng, cornerLat];
  }
  return inside;
}

/** The same outline with few enough corners for an address: those that the outline would miss most stay (Visvalingam). */
export function simplified(ring: Ring): Ring {
  const corners = [...ring];
  while (corners.length > mostCorners) {
    let least = 0;
    let leastArea = Number.POSITIVE_INFINITY;
    corners.forEach((corner, index) => {
      const area = triangle(
        corners.at(index - 1) ?? corner,
        corner,
        corners[(index + 1) % corners.length] ?? corner,
      );
      if (area < leastArea) [least, leastArea] = [index, area];
    });
    corners.splice(least, 1);
  }
  return corners;
}

const triangle = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));
