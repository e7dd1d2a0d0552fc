import type { Doer } from '../../../domain/act.ts';
import { type HandledCase, isOfTeam } from '../../../domain/handling-team.ts';
import type { AccountSession } from '../../../plugins/auth.ts';

/** An account as the rules of acts see it. */
export const doerOf = (session: AccountSession, handled: HandledCase): Doer => ({
  role: session.role,
  ofTeam: isOfTeam(session, handled),
  department: session.department,
});
