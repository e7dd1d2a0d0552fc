import type { Role } from '@fengqiao/contract/accounts';

const makers: readonly Role[] = ['systemAdmin', 'head'];

/** Whether a role makes, changes and deletes walls and screens; the gateway refuses the others by itself. */
export const setsUpWalls = (role: Role | undefined): boolean => role !== undefined && makers.includes(role);
