import { type CentreLevel, centreLevels } from '@fengqiao/contract/presence';
import { type StaffKind, staffKinds } from '@fengqiao/contract/staff';

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;
const areaOf = ({ area }: Record<string, unknown>): { area?: string } =>
  areaPattern.test(String(area ?? '')) ? { area: String(area) } : {};
const textOf = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, most) : undefined;

/** `/centres?area=511902&level=township&short=1` */
export interface CentresSearch {
  area?: string;
  level?: CentreLevel;
  /** Only centres with too few staff, or such as have not said. */
  short?: true;
}

/** Reads the address of the register of centres; whatever does not fit is left out. */
export function parseCentresSearch(search: Record<string, unknown>): CentresSearch {
  const level = centreLevels.find((each) => each === search.level);
  const short = search.short === 1 || search.short === '1' || search.short === true;
  return { ...areaOf(search), ...(level ? { level } : {}), ...(short ? { short: true as const } : {}) };
}

/** `/staff?centre=C511902&kind=mediator&q=` */
export interface StaffSearch {
  area?: string;
  centre?: string;
  kind?: StaffKind;
  q?: string;
}

/** Reads the address of the roster; whatever does not fit is left out. */
export function parseStaffSearch(search: Record<string, unknown>): StaffSearch {
  const kind = staffKinds.find((each) => each === search.kind);
  const centre = textOf(search.centre, 80);
  const q = textOf(search.q, 40);
  return { ...areaOf(search), ...(centre ? { centre } : {}), ...(kind ? { kind } : {}), ...(q ? { q } : {}) };
}

/** `/duty?centre=C511902&week=2026-11-16` */
export interface DutySearch {
  centre?: string;
  /** Any day of the week; left out = this one. */
  week?: string;
}

/** Reads the address of the duty roster; whatever does not fit is left out. */
export function parseDutySearch(search: Record<string, unknown>): DutySearch {
  const centre = textOf(search.centre, 80);
  const week = /^\d{4}-\d{2}-\d{2}$/.test(String(search.week ?? '')) ? String(search.week) : undefined;
  return { ...(centre ? { centre } : {}), ...(week ? { week } : {}) };
}

/** Reads an address that names an area alone. */
export const parseAreaSearch = (search: Record<string, unknown>): { area?: string } => areaOf(search);
