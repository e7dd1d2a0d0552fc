import type { Camera } from '@fengqiao/contract/cameras';

export interface Point {
  lng: number;
  lat: number;
}

const earthM = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places on the ground. */
export function distanceM(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * earthM * Math.asin(Math.sqrt(h));
}

/** Compass degrees from one place to another, 0 = north, 90 = east. */
export function bearingDeg(from: Point, to: Point): number {
  const dLng = radians(to.lng - from.lng);
  const y = Math.sin(dLng) * Math.cos(radians(to.lat));
  const x =
    Math.cos(radians(from.lat)) * Math.sin(radians(to.lat)) -
    Math.sin(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.cos(dLng);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

/** Whether a place lies in a camera's field of view as it was registered; null = where it looks is not known, or it sees all round. */
export function looksAt(
  { location, directionDeg, fovDeg }: Pick<Camera, 'location' | 'directionDeg' | 'fovDeg'>,
  place: Point,
): boolean | null {
  if (directionDeg === null || fovDeg === null) return null;
  const off = Math.abs(bearingDeg(location, place) - directionDeg) % 360;
  return Math.min(off, 360 - off) <= fovDeg / 2;
}

/** `west,south,east,north` of the square around a place that holds the circle. */
export function boxAround({ lng, lat }: Point, radiusM: number): string {
  const dLat = ((radiusM / earthM) * 180) / Math.PI;
  const dLng = dLat / Math.cos(radians(lat));
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat].map((degrees) => degrees.toFixed(6)).join(',');
}

export interface NearCamera {
  camera: Camera;
  metres: number;
  /** From the place to the camera: one of eight winds, clockwise from north. */
  wind: number;
  looks: boolean | null;
}

/** Public cameras within a distance that can be played, the nearest first; those of mediation rooms are never among them. */
export function nearCameras(cameras: readonly Camera[], place: Point, withinM: number): NearCamera[] {
  return cameras
    .filter((camera) => !camera.private && camera.playable)
    .map((camera) => ({
      camera,
      metres: distanceM(place, camera.location),
      wind: Math.round(bearingDeg(place, camera.location) / 45) % 8,
      looks: looksAt(camera, place),
    }))
    .filter(({ metres }) => metres <= withinM)
    .sort((a, b) => a.metres - b.metres);
}
