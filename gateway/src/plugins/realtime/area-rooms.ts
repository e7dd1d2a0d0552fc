import { ancestorAt, areaCodeOfKey, areaLevels } from '@fengqiao/contract/areas';
import { areaRoom } from '@fengqiao/contract/events';

/** Rooms of an area and all its ancestors. */
export function roomsOf(areaKey: number): string[] {
  const code = areaCodeOfKey(areaKey);
  const codes = areaLevels.map((level) => ancestorAt(code, level));
  return [...new Set([code, ...codes.filter((each) => each !== null)])].map(areaRoom);
}

/** Room of all kiosks, or of those of one wall: they are told only of what hangs there. */
export const kioskRoom = (wallId?: string): string => (wallId === undefined ? 'kiosks' : `kiosks:${wallId}`);
