import { ownerKinds } from '@fengqiao/contract/camera-words';
import { zones } from '@fengqiao/contract/cameras';

/** What the address of the registry says; every part may be missing. `open`: a form, `new` or a camera's id. */
export interface RegistrySearch {
  area?: string;
  q?: string;
  ownerKind?: string;
  placeType?: string;
  zone?: string;
  playable?: 'true' | 'false';
  turnable?: 'true';
  open?: string;
}

export type RegistryPart = { [K in keyof RegistrySearch]?: RegistrySearch[K] | undefined };

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;
const text = (value: unknown, most: number): string =>
  value === undefined ? '' : String(value).slice(0, most);

/** Reads the address; whatever does not fit is left out. */
export function parseRegistrySearch(search: Record<string, unknown>): RegistrySearch {
  const area = text(search.area, 15);
  const q = text(search.q, 120);
  const ownerKind = ownerKinds.find(({ value }) => value === search.ownerKind)?.value;
  const placeType = text(search.placeType, 40);
  const zone = zones.find((value) => value === search.zone);
  const playable = (['true', 'false'] as const).find((value) => value === String(search.playable));
  const open = text(search.open, 20);
  return {
    ...(areaPattern.test(area) ? { area } : {}),
    ...(q ? { q } : {}),
    ...(ownerKind ? { ownerKind } : {}),
    ...(placeType ? { placeType } : {}),
    ...(zone ? { zone } : {}),
    ...(playable ? { playable } : {}),
    ...(String(search.turnable) === 'true' ? { turnable: 'true' as const } : {}),
    ...(open === 'new' || /^\d{20}$/.test(open) ? { open } : {}),
  };
}
