import type { Role } from '@fengqiao/contract/accounts';

const makers: readonly Role[] = ['operator', 'clerk', 'leader', 'head'];

/** Who has reports made; the gateway says the same. */
export const mayMake = (role: Role | undefined): boolean => role !== undefined && makers.includes(role);

/** Who sends the return of the month up: the head of the centre (HP-13). */
export const maySend = (role: Role | undefined): boolean => role === 'head';
