import { isWithin } from '@fengqiao/contract/areas';
import type { CaseFilter, CaseSummary } from '@fengqiao/contract/cases';
import type { CaseChange } from '@fengqiao/contract/events';

const isOpen = ({ status }: CaseSummary) => status !== 'resolved' && status !== 'closed';

/**
 * Whether a case that came over the socket belongs to what a filter shows. It repeats the gateway's filter for the
 * moment until the next answer; free text is left to the gateway and only keeps what is shown already.
 */
export function matches(filter: CaseFilter, summary: CaseSummary, known: boolean): boolean {
  const { area, tier, status, category, level, overdue, from, to, q } = filter;
  const registeredMs = Date.parse(summary.registeredAt);
  return (
    (area === undefined || isWithin(summary.areaCode, area)) &&
    (tier === undefined || summary.tier === tier) &&
    (status === undefined || (status === 'open' ? isOpen(summary) : summary.status === status)) &&
    (category === undefined || summary.category === category) &&
    // At which level it is handled stands in no summary.
    (level === undefined || known) &&
    (overdue === undefined || summary.overdue === overdue) &&
    (from === undefined || registeredMs >= Date.parse(from)) &&
    (to === undefined || registeredMs < Date.parse(to)) &&
    (q === undefined || q === '' || known || summary.title.includes(q))
  );
}

/** Whether a case is a point of the map: open, with a tier, and somewhere. */
export const isPoint = (summary: CaseSummary): boolean =>
  isOpen(summary) && summary.tier !== null && summary.location !== null;

/** What a change does to the number of cases that a filter matches at their place, until the next answer of the server. */
export function heatStep(filter: CaseFilter, { eventType, case: summary }: CaseChange): 1 | -1 | 0 {
  if (eventType === 'case.registered') return matches(filter, summary, false) ? 1 : 0;
  const { status, ...whatever } = filter;
  if (status !== 'open' || !matches(whatever, summary, false)) return 0;
  if (eventType === 'case.resolved') return -1;
  return eventType === 'case.reopened' ? 1 : 0;
}
