/** What the address of the big screen says: `?area=511902&scale=1.25`. */
export interface BigScreenSearch {
  /** Left out = the account's own. */
  area?: string;
  /** Factor on all letters, for displays that are read from farther away; 0.5–2. */
  scale?: number;
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the address; whatever does not fit is left out. */
export function parseBigScreenSearch(search: Record<string, unknown>): BigScreenSearch {
  const area = String(search.area ?? '');
  const scale = Number(search.scale ?? Number.NaN);
  return {
    ...(areaPattern.test(area) ? { area } : {}),
    ...(scale >= 0.5 && scale <= 2 ? { scale } : {}),
  };
}
