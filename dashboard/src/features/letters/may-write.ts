import type { Role } from '@fengqiao/contract/accounts';

const writers: readonly Role[] = ['operator', 'clerk', 'leader', 'head'];

/** Who writes letters for a centre; the gateway says the same. */
export const mayWrite = (role: Role | undefined): boolean => role !== undefined && writers.includes(role);
