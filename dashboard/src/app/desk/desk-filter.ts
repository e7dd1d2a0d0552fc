import type { CaseFilter } from '@fengqiao/contract/cases';
import { caseFilter } from '../../features/cases/case-search.ts';
import { parseWindow } from '../../features/map/time-span.ts';
import { instantOf } from '../../lib/time.ts';
import type { DeskSearch } from './desk-search.ts';

/**
 * The cases that the desk's map shows: the open ones, or what was registered in the part of the time bar that is chosen, whatever
 * became of it since.
 */
export function deskFilter(search: DeskSearch, area: string, nowMs: number): CaseFilter {
  const window = search.time === undefined ? null : parseWindow(search.time);
  const status = search.status ?? (window ? undefined : 'open');
  const { status: _, window: __, ...rest } = search;
  const base = { ...rest, area, ...(status ? { status } : {}) };
  if (window === null)
    return caseFilter({ ...base, ...(search.window ? { window: search.window } : {}) }, nowMs);
  return { ...caseFilter(base, nowMs), from: instantOf(window.fromMs), to: instantOf(window.toMs) };
}

/** What the time bar counts: the same cases whenever they were registered. */
export function barFilter(search: DeskSearch, area: string, nowMs: number): CaseFilter {
  const { window: _, ...rest } = search;
  return caseFilter({ ...rest, area }, nowMs);
}
