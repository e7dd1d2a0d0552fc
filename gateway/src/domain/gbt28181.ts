import { areaPrefix, isWithin } from '@fengqiao/contract/areas';
import { type RowReason, rowReason } from '@fengqiao/contract/row-reasons';

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
 * Why an id is none for a camera of an area; null = it fits. The centre that gives out an id and the place where the
 * camera stands may differ in level (a city's platform numbers a village's camera), not in place: one division holds the other.
 */
export function cameraIdFault(id: string, areaCode: string): RowReason | null {
  const parts = cameraIdParts(id);
  if (parts === null) return /^\d+$/.test(id) ? rowReason('idLength', id.length) : rowReason('idSigns');
  const { division, type, serial } = parts;
  if (!provinces.has(division.slice(0, 2))) return rowReason('idProvince', division.slice(0, 2));
  if (division.slice(2, 4) === '00' && division.slice(4) !== '00') return rowReason('idDivision', division);
  if (!cameraTypes.includes(type)) return rowReason('idType', type);
  if (serial === '000000') return rowReason('idSerial', serial);
  const inside = isWithin(areaCode, division) || isWithin(division, areaCode.slice(0, 6));
  if (!inside) return rowReason('idArea', division, areaPrefix(areaCode));
  return null;
}
