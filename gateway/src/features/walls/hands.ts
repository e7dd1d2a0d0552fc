import type { Role } from '@fengqiao/contract/accounts';

/** Who puts things on a wall. */
export const wallHands = ['operator', 'head', 'leader'] as const satisfies readonly Role[];
/** Who sets walls and screens up. */
export const wallMakers = ['head', 'systemAdmin'] as const satisfies readonly Role[];
/** Who takes a wall from its holder at once, with a reason. */
const overriders: readonly Role[] = ['head', 'leader'];

export const mayWorkWall = (role: string): boolean => wallHands.some((hand) => hand === role);
export const mayOverride = (role: Role): boolean => overriders.includes(role);
