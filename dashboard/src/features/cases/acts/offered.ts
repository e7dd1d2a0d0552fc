import type { ActOffer } from '@fengqiao/contract/case-acts';

/** Refusals that are about who asks, not about how the case stands. */
const notTheirs: readonly string[] = ['act.role', 'act.team', 'act.noDepartment', 'act.otherDepartment'];

/** Whether the account could do it when the case stood otherwise. */
export const isTheirs = ({ refusal }: ActOffer): boolean =>
  refusal === null || !notTheirs.includes(refusal.code);

/** Whether it can be done now; what the ladder refuses can be, with a reason. */
export const isOffered = ({ refusal }: ActOffer): boolean =>
  refusal === null || refusal.code === 'case.ladder' || answerable.includes(refusal.code);

/** Refusals of what was suggested that another choice in the form answers. */
const answerable: readonly string[] = ['act.unknownDepartment', 'act.notHigher', 'act.routeNotEntered'];
