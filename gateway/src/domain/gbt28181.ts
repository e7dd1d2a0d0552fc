import { areaPrefix, isWithin } from '@fengqiao/contract/areas';

/** First two digits of GB/T 2260: provinces, autonomous regions, municipalities and special administrative regions. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);
/** 131 analogue camera, 132 network camera (IPC): what a registry of cameras may hold. */
const cameraTypes = ['131', '132'];

/** The parts of an id by GB/T 28181 appendix D, coding rule A. */
export interface CameraIdParts {
  /** Division of the centre that gave it out, GB/T 2260: `511902`. */
  division: string;
  /** Basic unit below the division. */
  unit: string;
  industry: string;
  type: string;
  network: string;
  serial: string;
}

/** Takes an id apart; null when it is not 20 digits. */
export function cameraIdParts(id: string): CameraIdParts | null {
  const parts = /^(\d{6})(\d{2})(\d{2})(\d{3})(\d)(\d{6})$/.exec(id);
  if (parts === null) return null;
  const [, division = '', unit = '', industry = '', type = '', network = '', serial = ''] = parts;
  return { division, unit, industry, type, network, serial };
}

/**
 * Why an id is none for a camera of an area, in words; null = it fits. The centre that gives out an id and the place where the
 * camera stands may differ in level (a city's platform numbers a village's camera), not in place: one division holds the other.
 */
export function cameraIdFault(id: string, areaCode: string): string | null {
  const parts = cameraIdParts(id);
  if (parts === null) return `it needs 20 digits, this has ${/^\d+$/.test(id) ? id.length : 'other signs'}`;
  const { division, type, serial } = parts;
  if (!provinces.has(division.slice(0, 2)))
    return `digits 1–2 (${division.slice(0, 2)}) are no province of GB/T 2260`;
  if (division.slice(2, 4) === '00' && division.slice(4) !== '00')
    return `digits 1–6 (${division}) are no division of GB/T 2260`;
  if (!cameraTypes.includes(type))
    return `digits 11–13 (${type}) must be 131 (camera) or 132 (network camera)`;
  if (serial === '000000') return 'digits 15–20 (000000) must be a number from 000001';
  const inside = isWithin(areaCode, division) || isWithin(division, areaCode.slice(0, 6));
  if (!inside) return `digits 1–6 (${division}) do not belong to its area ${areaPrefix(areaCode)}`;
  return null;
}
