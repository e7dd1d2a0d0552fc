import type { CaseView } from '../../domain/case-view.ts';
import { engineSource, type LogEvent } from '../../domain/fold.ts';
import { routeCategory } from '../../domain/routing.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { CaseWork } from './fold-cases.ts';

/**
 * The engine's own dispatch when the category of a case gives it to a department (CQ-03) before anybody dispatched it; null otherwise.
 * The state does not need it, it follows from the category: this is the record, with the reason.
 */
export function autoDispatch(
  { caseCode, fold, view, routedBefore }: CaseWork,
  profile: Profile,
): LogEvent | null {
  const route = view.routedAt === null ? null : routeCategory(view.category ?? '', profile);
  if (route === null || route.department === routedBefore || fold.department !== undefined) return null;
  if (view.resolvedAt !== null || view.closedAt !== null) return null;
  return {
    source: engineSource,
    eventId: `${caseCode}:dispatch:${fold.last}`,
    type: 'case.dispatched',
    at: fold.last,
    facts: {},
    payload: { department: route.department, reason: route.reason },
  };
}

/** Department that the category of a case gives it to without triage; null = it waits for a person. */
export function routedTo({ category, routedAt }: CaseView, profile: Profile): string | null {
  return routedAt === null ? null : (routeCategory(category ?? '', profile)?.department ?? null);
}
