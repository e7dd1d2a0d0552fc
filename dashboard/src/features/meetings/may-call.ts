import type { Session } from '@fengqiao/contract/accounts';

const callers: readonly string[] = ['operator', 'leader', 'head'];

/** Whether an account may call a meeting of its own area that no cadence asks for. What may be done with one there is says the gateway. */
export const mayCall = ({ role }: Pick<Session, 'role'>): boolean => callers.includes(role);
