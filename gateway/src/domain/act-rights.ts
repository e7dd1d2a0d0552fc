import type { Role } from '@fengqiao/contract/accounts';
import type { ActType } from '@fengqiao/contract/case-acts';

/** Who may register a matter at the desk. */
export const registeringRoles: readonly Role[] = ['operator', 'clerk', 'mediator', 'head'];

/** Who may do anything with a case at all. */
export const actingRoles: readonly Role[] = ['operator', 'clerk', 'mediator', 'handler', 'leader', 'head'];

/** On which cases: `any` that the account sees, those of its handling `team` (place, department or named), or in the name of its `own` department. */
export type ActReach = 'any' | 'team' | 'own';

type Row = Partial<Record<Role, ActReach>>;

const dispatchers: Row = { operator: 'any', clerk: 'team', leader: 'any', head: 'any' };
const supervisors: Row = { operator: 'any', leader: 'any', head: 'any' };
const team: Row = { clerk: 'team', mediator: 'team', handler: 'team', head: 'team' };
/** Those who see it from above, and its team. */
const everybody: Row = { ...team, ...supervisors };

/**
 * Role × act × whose cases. Only the centre dispatches, supervises and rates; a department accepts and returns for itself; those who
 * handle a case mediate, support and resolve it (CQ-28).
 */
export const actRights: Record<ActType, Row> = {
  'case.triaged': dispatchers,
  'case.dispatched': dispatchers,
  'case.accepted': { handler: 'own', mediator: 'own', clerk: 'own', head: 'own' },
  'case.returned': { handler: 'own', mediator: 'own', clerk: 'own', head: 'own' },
  'mediation.attempted': team,
  'case.escalated': everybody,
  'route.entered': everybody,
  'route.concluded': everybody,
  'risk.signalled': everybody,
  'nudge.sent': supervisors,
  'case.supervised': supervisors,
  'letter.issued': dispatchers,
  'letter.received': { ...dispatchers, handler: 'team' },
  'letter.replied': { ...dispatchers, handler: 'team' },
  'leader.assigned': supervisors,
  'support.given': team,
  'whistle.blown': dispatchers,
  'whistle.answered': { ...dispatchers, handler: 'own' },
  'service.pushed': dispatchers,
  'service.answered': dispatchers,
  'petition.lodged': dispatchers,
  'case.resolved': team,
  'case.visited': dispatchers,
  'case.rated': dispatchers,
  'case.closed': dispatchers,
  'case.reopened': dispatchers,
  'note.added': everybody,
};
