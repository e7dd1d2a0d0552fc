import { type ReportKind, reportKinds } from '@fengqiao/contract/reports';

/** What the address of the reports says. */
export interface ReportSearch {
  area?: string;
  kind?: ReportKind;
}

/** What the address of one report says. */
export interface ReportPageSearch {
  /** Id of the page that is looked at; left out = the first. */
  page?: string;
  /** Cases behind a figure that are open beside it. */
  list?: string;
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the address; whatever does not fit is left out. */
export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const area = String(search.area ?? '');
  const kind = reportKinds.find((each) => each === search.kind);
  return { ...(areaPattern.test(area) ? { area } : {}), ...(kind === undefined ? {} : { kind }) };
}

const text = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

export function parseReportPageSearch(search: Record<string, unknown>): ReportPageSearch {
  const page = text(search.page, /^[a-z][a-zA-Z0-9-]{0,39}$/);
  const list = text(search.list, /^[a-zA-Z0-9][a-zA-Z0-9/_.:-]{0,159}$/);
  return { ...(page === undefined ? {} : { page }), ...(list === undefined ? {} : { list }) };
}

/** `month`, `YYYY-MM`; left out = the one whose return is due now. */
export function parseReturnSearch(search: Record<string, unknown>): { month?: string } {
  const month = text(search.month, /^\d{4}-(0[1-9]|1[0-2])$/);
  return month === undefined ? {} : { month };
}

/** The month that lies so many before or after one, `2026-11` → `2026-12`. */
export function monthAfter(month: string, months: number): string {
  const [year, n] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (n ?? 1) - 1 + months, 1)).toISOString().slice(0, 7);
}
