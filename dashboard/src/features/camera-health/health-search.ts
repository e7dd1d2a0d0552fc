/** What the address of the page says: the area it shows, and the camera whose history is open. */
export interface HealthSearch {
  area?: string;
  camera?: string;
}

/** Reads the address; whatever does not fit is left out. */
export function parseHealthSearch({ area, camera }: Record<string, unknown>): HealthSearch {
  return {
    ...(typeof area === 'string' && /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(area) ? { area } : {}),
    ...(typeof camera === 'string' && /^\d{20}$/.test(camera) ? { camera } : {}),
  };
}
