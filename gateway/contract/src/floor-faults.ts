import type { FloorInput, PlanPoint, PlanRing } from './floors.ts';
import { crossesItself, isInRing, planBox, ringArea } from './plan-shape.ts';

/** What can be wrong with a plan; the dashboard has words for each (`floors.fault.*`). */
export const floorFaultCodes = [
  'small',
  'large',
  'crossing',
  'tiny',
  'outside',
  'roomTwice',
  'cameraTwice',
  'unknownRoom',
  'unknownCamera',
  'cameraElsewhere',
  'noOutline',
  'twoOutlines',
  'noName',
  'badGeometry',
  'badNumbers',
  'badKind',
  'noCameraId',
  'notGeojson',
] as const;
export type FloorFaultCode = (typeof floorFaultCodes)[number];

/** One fault of a plan: where (`outline`, `room 2 第一调解室`, `feature 3`), and which. */
export interface FloorFault {
  at: string;
  code: FloorFaultCode;
}

/** Metres: no storey is smaller or larger. */
const [smallest, largest] = [2, 1_000];
/** Square metres of a room. */
const smallestRoom = 0.5;

/** What is wrong with a plan by itself, all of it; none = it can be drawn. */
export function floorFaults({
  outline,
  rooms,
  cameras,
}: Pick<FloorInput, 'outline' | 'rooms' | 'cameras'>): FloorFault[] {
  const faults = ringFaults('outline', outline);
  const { width, height } = planBox(outline);
  if (Math.min(width, height) < smallest) faults.push({ at: 'outline', code: 'small' });
  if (Math.max(width, height) > largest) faults.push({ at: 'outline', code: 'large' });
  const lies = (point: PlanPoint): boolean => isInRing(point, outline) || isOnBox(point, outline);
  rooms.forEach((room, index) => {
    const at = `room ${index + 1} ${room.name}`;
    if (room.outline !== null) {
      const crossing = ringFaults(at, room.outline);
      faults.push(...crossing);
      if (crossing.length === 0 && ringArea(room.outline) < smallestRoom) faults.push({ at, code: 'tiny' });
    }
    if (!lies(room.at)) faults.push({ at, code: 'outside' });
  });
  cameras.forEach(({ cameraId, at: point }) => {
    if (!lies(point)) faults.push({ at: `camera ${cameraId}`, code: 'outside' });
  });
  const twice = (ids: readonly string[]) => new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  for (const id of twice(rooms.flatMap(({ roomId }) => roomId ?? [])))
    faults.push({ at: `room ${id}`, code: 'roomTwice' });
  for (const id of twice(cameras.map(({ cameraId }) => cameraId)))
    faults.push({ at: `camera ${id}`, code: 'cameraTwice' });
  return faults;
}

const ringFaults = (at: string, ring: PlanRing): FloorFault[] =>
  crossesItself(ring) ? [{ at, code: 'crossing' }] : [];

/** What hangs on the outer wall stands on the border, where inside and outside are a matter of rounding. */
function isOnBox([x, y]: PlanPoint, outline: PlanRing): boolean {
  const reach = [-0.5, 0, 0.5];
  const around = reach.flatMap((dx) => reach.map((dy): PlanPoint => [x + dx, y + dy]));
  return around.some((point) => isInRing(point, outline));
}

/** One line of faults for a log or an error: `room 2 会商室: outside; camera …: cameraTwice`. */
export const faultLine = (faults: readonly FloorFault[]): string =>
  faults.map(({ at, code }) => `${at}: ${code}`).join('; ');

/** Storeys from below: `B2` < `B1` < `1` < `2`. */
export const storeyOf = (floor: string): number =>
  floor.startsWith('B') ? -Number(floor.slice(1)) : Number(floor);
