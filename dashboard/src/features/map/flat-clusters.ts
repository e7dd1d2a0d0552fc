import type { MapCamera } from './camera-layers.ts';

/** Cameras of one cell of a grid; `camera` where it is a single one. */
export interface FlatCluster {
  lng: number;
  lat: number;
  n: number;
  camera: MapCamera | null;
}

/** West, south, east, north. */
export type FlatBox = readonly [number, number, number, number];

/** Cameras in a box, those of one cell of `cellDeg` degrees together at their mean place: what a canvas can draw of thirty thousand. */
export function clusterCameras(cameras: readonly MapCamera[], box: FlatBox, cellDeg: number): FlatCluster[] {
  const [west, south, east, north] = box;
  const cells = new Map<string, FlatCluster>();
  for (const camera of cameras) {
    const { lng, lat } = camera.location;
    if (lng < west || lng > east || lat < south || lat > north) continue;
    const key = `${Math.floor(lng / cellDeg)} ${Math.floor(lat / cellDeg)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { lng, lat, n: 1, camera });
    else {
      cell.lng = (cell.lng * cell.n + lng) / (cell.n + 1);
      cell.lat = (cell.lat * cell.n + lat) / (cell.n + 1);
      cell.n += 1;
      cell.camera = null;
    }
  }
  return [...cells.values()];
}
