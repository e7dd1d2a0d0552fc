import { engineSource, type LogEvent } from '../../domain/fold.ts';
import { routeCategory } from '../../domain/routing.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { CaseWork } from './fold-cases.ts';

/**
 * The engine's own dispatch when the category of a case gives it to a department (CQ-03) before anybody did; null otherwise. The state
 * needs it not, it follows from the category: this is the record, with the reason.
 */
export function autoDispatch(work: CaseWork, profile: Profile): LogEvent | null {
  const { caseCode, fold, view, routedBefore } = work;
  const route = view.category === null ? null : routeCategory(view.category, profile);
  if (route === null || !route.auto || route.department === routedBefore) return null;
  if (fold.handled !== undefined || view.resolvedAt !== null || view.closedAt !== null) return null;
  return {
    source: engineSource,
    eventId: `${caseCode}:dispatch:${fold.last}`,
    type: 'case.dispatched',
    at: fold.last,
    facts: {},
    payload: { department: route.department, reason: route.reason },
  };
}
