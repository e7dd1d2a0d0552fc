/** Outlines as `/api/map/boundaries` answers them (GeoJSON). */
export interface Outlines {
  features: readonly {
    properties: { areaCode: string; name: string };
    geometry: { type: string; coordinates: unknown };
  }[];
}

type Point = readonly [lng: number, lat: number];

/** A shape of a map in the units of its picture, with where its name may stand. */
export interface AreaShape {
  areaCode: string;
  name: string;
  /** Of an SVG path. */
  d: string;
  x: number;
  y: number;
}

/** Outlines as paths of a picture so many units wide; north is up, a degree of longitude is as long as at the middle latitude. */
export function outlinePaths(outlines: Outlines, width: number): { shapes: AreaShape[]; height: number } {
  const areas = outlines.features.map(({ properties, geometry }) => ({
    ...properties,
    rings: ringsOf(geometry),
  }));
  const points = areas.flatMap(({ rings }) => rings.flat());
  if (points.length === 0) return { shapes: [], height: 0 };
  const [west, east] = ends(points.map(([lng]) => lng));
  const [south, north] = ends(points.map(([, lat]) => lat));
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = width / Math.max((east - west) * squeeze, 1e-6);
  const at = ([lng, lat]: Point): [number, number] => [
    round((lng - west) * squeeze * scale),
    round((north - lat) * scale),
  ];
  const shapes = areas.map(({ areaCode, name, rings }) => {
    const drawn = rings.map((ring) => ring.map(at));
    const outer = drawn.reduce<[number, number][]>(
      (most, ring) => (ring.length > most.length ? ring : most),
      [],
    );
    const [left, right] = ends(outer.map(([x]) => x));
    const [top, bottom] = ends(outer.map(([, y]) => y));
    const d = drawn.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join('');
    return { areaCode, name, d, x: round((left + right) / 2), y: round((top + bottom) / 2) };
  });
  return { shapes, height: round((north - south) * scale) };
}

function ringsOf({ type, coordinates }: Outlines['features'][number]['geometry']): Point[][] {
  if (type === 'Polygon') return coordinates as Point[][];
  return type === 'MultiPolygon' ? (coordinates as Point[][][]).flat() : [];
}

const ends = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
];
const round = (value: number): number => Math.round(value * 10) / 10;
