/** An area as placing needs it. `geometry`: GeoJSON in WGS-84, null where only a point is known. */
export interface PlaceArea {
  key: number;
  name?: string;
  level: string;
  parent: number | null;
  lng: number | null;
  lat: number | null;
  /** The point was made up. */
  synthetic: boolean;
  geometry: Geometry | null;
}

export type Geometry =
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] };

interface Shape {
  key: number;
  /** Finer areas are asked first: township before county. */
  rank: number;
  west: number;
  south: number;
  east: number;
  north: number;
  /** Rings as flat x, y lists; an even-odd rule over all of them takes care of holes. */
  rings: Float64Array[];
}

const cellDeg = 0.05;
/** A village is named only by a point that was measured, near, and clearly the nearest. */
const villageWithinM = 1_000;
const clearlyNearer = 1.5;
const ranks: Record<string, number> = { grid: 0, village: 1, township: 2, county: 3, city: 4, province: 5 };

/** Finds the area of a point among polygons by a grid index, and knows the registry's codes. */
export class Places {
  readonly #areas = new Map<number, PlaceArea>();
  readonly #grid = new Map<number, Shape[]>();
  readonly #villages = new Map<number, PlaceArea[]>();

  constructor(areas: Iterable<PlaceArea>) {
    for (const area of areas) {
      this.#areas.set(area.key, area);
      if (area.geometry !== null) this.#index(area, area.geometry);
      if (area.level === 'village' && area.parent !== null && !area.synthetic) {
        const siblings = this.#villages.get(area.parent);
        if (siblings) siblings.push(area);
        else this.#villages.set(area.parent, [area]);
      }
    }
    for (const shapes of this.#grid.values()) shapes.sort((a, b) => a.rank - b.rank);
  }

  get size(): number {
    return this.#areas.size;
  }

  /** Names of all areas, each once. */
  names(): Set<string> {
    return new Set([...this.#areas.values()].flatMap(({ name }) => name ?? []));
  }

  /** Areas of a range by name, finer ones first; names that several areas of the range have are left out. */
  keysByName(lo: number, hi: number): Map<string, number> {
    const inside = [...this.#areas.values()].filter(({ key }) => key >= lo && key <= hi);
    const counts = new Map<string, number>();
    for (const { name = '' } of inside) counts.set(name, (counts.get(name) ?? 0) + 1);
    return new Map(
      inside
        .sort((a, b) => (ranks[a.level] ?? 9) - (ranks[b.level] ?? 9))
        .flatMap(({ name = '', key }) => (name !== '' && counts.get(name) === 1 ? [[name, key]] : [])),
    );
  }

  has(key: number): boolean {
    return this.#areas.has(key);
  }

  /** Point of an area of township level or below. */
  pointOf(key: number): { lng: number; lat: number } | null {
    const area = this.#areas.get(key);
    if (area === undefined || area.lng === null || area.lat === null) return null;
    return (ranks[area.level] ?? 9) <= 2 ? { lng: area.lng, lat: area.lat } : null;
  }

  /** Key of the finest area that holds a WGS-84 point; null outside all of them. */
  locate(lng: number, lat: number): number | null {
    for (const shape of this.#grid.get(gridKey(column(lng), row(lat))) ?? []) {
      if (holds(shape, lng, lat)) return this.#villageNear(shape.key, lng, lat) ?? shape.key;
    }
    return null;
  }

  #villageNear(township: number, lng: number, lat: number): number | null {
    let nearest: PlaceArea | null = null;
    let least = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (const village of this.#villages.get(township) ?? []) {
      if (village.lng === null || village.lat === null) continue;
      const metres = distanceM(lng, lat, village.lng, village.lat);
      if (metres < least) [second, least, nearest] = [least, metres, village];
      else if (metres < second) second = metres;
    }
    return nearest !== null && least <= villageWithinM && second >= least * clearlyNearer
      ? nearest.key
      : null;
  }

  #index(area: PlaceArea, geometry: Geometry): void {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) {
      const shape = toShape(area, polygon);
      for (let x = column(shape.west); x <= column(shape.east); x += 1) {
        for (let y = row(shape.south); y <= row(shape.north); y += 1) {
          const key = gridKey(x, y);
          const shapes = this.#grid.get(key);
          if (shapes) shapes.push(shape);
          else this.#grid.set(key, [shape]);
        }
      }
    }
  }
}

const column = (lng: number) => Math.floor((lng + 180) / cellDeg);
const row = (lat: number) => Math.floor((lat + 90) / cellDeg);
const gridKey = (x: number, y: number) => x * 10_000 + y;

function toShape(area: PlaceArea, polygon: number[][][]): Shape {
  const rings = polygon.map((ring) => Float64Array.from(ring.flatMap(([x = 0, y = 0]) => [x, y])));
  const shape = {
    key: area.key,
    rank: ranks[area.level] ?? 9,
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
    rings,
  };
  const outer = rings[0] ?? new Float64Array();
  for (let index = 0; index < outer.length; index += 2) {
    const [x = 0, y = 0] = outer.subarray(index, index + 2);
    shape.west = Math.min(shape.west, x);
    shape.east = Math.max(shape.east, x);
    shape.south = Math.min(shape.south, y);
    shape.north = Math.max(shape.north, y);
  }
  return shape;
}

function holds(shape: Shape, x: number, y: number): boolean {
  if (x < shape.west || x > shape.east || y < shape.south || y > shape.north) return false;
  let inside = false;
  for (const ring of shape.rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi = 0, yi = 0, xj = 0, yj = 0] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Flat-earth distance, right to a metre over the few kilometres asked for. */
function distanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const perDegree = 111_320;
  return Math.hypot((lng2 - lng1) * perDegree * Math.cos((lat1 * Math.PI) / 180), (lat2 - lat1) * perDegree);
}
