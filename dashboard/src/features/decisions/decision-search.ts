import type { DecisionQuery } from '@fengqiao/contract/decisions';

/** Late is a part of open: it follows from the day. */
export const decisionViews = ['open', 'late', 'done', 'all'] as const;
export type DecisionView = (typeof decisionViews)[number];

/** What the address of the page says; every part may be missing. */
export interface DecisionSearch {
  area?: string;
  /** Left out = open. */
  view?: DecisionView;
  caseCode?: string;
  /** The decision that is open beside the list. */
  id?: string;
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the address; whatever does not fit is left out. */
export function parseDecisionSearch(search: Record<string, unknown>): DecisionSearch {
  const [area, caseCode, id] = [search.area, search.caseCode, search.id].map((each) => String(each ?? ''));
  const found = {
    area: areaPattern.test(area ?? '') ? area : undefined,
    view: decisionViews.find((view) => view === search.view),
    caseCode: /^\d{6}-\d{4}-\d{6,}-\d$/.test(caseCode ?? '') ? caseCode : undefined,
    id: /^[0-9a-f-]{36}$/.test(id ?? '') ? id : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What the gateway is asked with. */
export function decisionFilter({
  area,
  view = 'open',
  caseCode,
}: DecisionSearch): Omit<DecisionQuery, 'cursor'> {
  return {
    ...(area === undefined ? {} : { area }),
    ...(caseCode === undefined ? {} : { caseCode }),
    ...(view === 'open' || view === 'late' ? { state: 'open' as const } : {}),
    ...(view === 'late' ? { late: true } : {}),
    ...(view === 'done' ? { state: 'done' as const } : {}),
  };
}
