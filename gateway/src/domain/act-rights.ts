import type { Role } from '@fengqiao/contract/accounts';

/** Who may register a matter at the desk. */
export const registeringRoles: readonly Role[] = ['operator', 'clerk', 'mediator', 'head'];

/** Who may do anything with a case at all; `act-rules` says who may do what. */
export const actingRoles: readonly Role[] = ['operator', 'clerk', 'mediator', 'handler', 'leader', 'head'];
