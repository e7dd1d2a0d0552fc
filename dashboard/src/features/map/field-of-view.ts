import type { Camera } from '@fengqiao/contract/cameras';

/** What a camera looks over, as a wedge on the ground. */
export interface FieldOfView {
  cameraId: string;
  /** Longitude and latitude, closed. */
  polygon: [number, number][];
}

type Seen = Pick<Camera, 'id' | 'location' | 'directionDeg' | 'fovDeg'>;

const metresPerDegree = 111_195;
const reachMetres = 90;
const stepDeg = 10;

/** The wedge of a camera whose direction is known; `fovDeg` null = 60°, the common lens. */
export function fieldOfView({ id, location, directionDeg, fovDeg }: Seen): FieldOfView | null {
  if (directionDeg === null) return null;
  const wide = fovDeg ?? 60;
  const steps = Math.max(2, Math.ceil(wide / stepDeg));
  const east = metresPerDegree * Math.cos((location.lat * Math.PI) / 180);
  const corner: [number, number] = [location.lng, location.lat];
  const arc = Array.from({ length: steps + 1 }, (_, step): [number, number] => {
    const bearing = ((directionDeg - wide / 2 + (wide * step) / steps) * Math.PI) / 180;
    return [
      location.lng + (Math.sin(bearing) * reachMetres) / east,
      location.lat + (Math.cos(bearing) * reachMetres) / metresPerDegree,
    ];
  });
  return { cameraId: id, polygon: [corner, ...arc, corner] };
}
