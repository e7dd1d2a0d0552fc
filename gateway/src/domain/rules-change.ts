import type { Role } from '@fengqiao/contract/accounts';
import { isWithin } from '@fengqiao/contract/areas';
import type { ErrorCode } from '@fengqiao/contract/errors';

/** Who may change the rules of a place at all. */
export const rulesRoles: readonly Role[] = ['leader', 'head'];

/** Rules are those of the whole place: only its own leaders and heads change them. `root` = area of the place; null = not known yet. */
export const mayChangeRules = (
  { role, areaCode }: { role: Role; areaCode: string },
  root: string | null,
): boolean => rulesRoles.includes(role) && root !== null && isWithin(root, areaCode);

export interface Proposal {
  state: string;
  draftedBy: string | null;
}

/** Why an account may not decide on a proposal; null = may. Nobody switches on the own rules. */
export function refuseRulesDecision(proposal: Proposal, account: string): ErrorCode | null {
  if (proposal.state !== 'proposed') return 'rules.decided';
  return proposal.draftedBy === account ? 'rules.self' : null;
}

/** Why an account may not take a proposal back; null = may. */
export function refuseWithdrawal(proposal: Proposal, account: string): ErrorCode | null {
  if (proposal.state !== 'proposed') return 'rules.decided';
  return proposal.draftedBy === account ? null : 'access.denied';
}
