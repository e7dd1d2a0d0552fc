import type { RedLinesQuestion } from './api.ts';

/** Reads `/red-lines?area=&year=`; whatever does not fit is left out. */
export function parseRedLinesSearch(search: Record<string, unknown>): { area?: string; year?: number } {
  const area = String(search.area ?? '');
  const year = Number(search.year);
  return {
    ...(/^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(area) ? { area } : {}),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {}),
  } satisfies RedLinesQuestion;
}
