/** What the address of the page says; every part may be missing. */
export interface FloorSearch {
  /** The storey that is shown; left out = the lowest. */
  floor?: string;
  /** Chosen on the plan: an id of the registry of rooms, or of a camera. */
  room?: string;
  camera?: string;
}

/** Reads the address; whatever does not fit is left out. */
export function parseFloorSearch({ floor, room, camera }: Record<string, unknown>): FloorSearch {
  const [number, roomId, cameraId] = [String(floor ?? ''), String(room ?? ''), String(camera ?? '')];
  return {
    ...(/^B?[1-9]\d{0,2}$/.test(number) ? { floor: number } : {}),
    ...(/^[\w.-]{1,80}$/.test(roomId) ? { room: roomId } : {}),
    ...(/^\d{20}$/.test(cameraId) ? { camera: cameraId } : {}),
  };
}

/** The storey above (`1`) or below (`-1`) one; the one itself at the ends. `floors`: the lowest first. */
export function nextFloor(floors: readonly string[], shown: string, step: 1 | -1): string {
  const at = floors.indexOf(shown) + step;
  return floors[Math.min(floors.length - 1, Math.max(0, at))] ?? shown;
}
