import type { Role } from '@fengqiao/contract/accounts';
import type { ActType } from '@fengqiao/contract/case-acts';
import type { ErrorCode } from '@fengqiao/contract/errors';
import type { Profile } from '../profiles/profile-schema.ts';
import type { CaseView } from './case-view.ts';
import type { CaseFold } from './fold.ts';
import { refuseEscalation } from './ladder.ts';

/** Who does something with a case. */
export interface Doer {
  role: Role;
  /** Of the case's handling team. */
  ofTeam: boolean;
}

export interface Act {
  type: ActType;
  payload: Readonly<Record<string, unknown>>;
}

/** Why something may not be done, as an error code with what fills its words. */
export interface Refusal {
  code: ErrorCode;
  args: readonly (string | number)[];
}

/** The rules of a place for one act, to be asked of the case as it stands; null = it may be done. */
export function guardOf(
  doer: Doer,
  act: Act,
  profile: Profile,
): (fold: CaseFold, view: CaseView) => Refusal | null {
  return (fold) => {
    if (!doer.ofTeam && !supervises.includes(doer.role)) return { code: 'access.denied', args: [] };
    return act.type === 'case.escalated' ? refuseEscalation(fold, act.payload, profile) : null;
  };
}

/** They act on cases of others as well: they dispatch, remind and supervise. */
const supervises: readonly Role[] = ['operator', 'leader', 'head'];
