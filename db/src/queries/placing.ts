import type { Queryable } from '../pool.ts';

export interface PlacingRow {
  key: number;
  name: string;
  level: string;
  parent: number | null;
  lng: number | null;
  lat: number | null;
  synthetic: boolean;
  /** GeoJSON Polygon or MultiPolygon in WGS-84. */
  geometry: unknown;
}

/** Every area with its boundary, for placing points in memory. */
export async function placingAreas(db: Queryable): Promise<PlacingRow[]> {
  const { rows } = await db.query<PlacingRow>(
    'select code as key, name, level, parent, lng, lat, synthetic, geometry from area',
  );
  return rows;
}
