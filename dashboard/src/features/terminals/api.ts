import type { Account } from '@fengqiao/contract/accounts';
import type { Terminal, TerminalCode, TerminalCodeInput } from '@fengqiao/contract/terminals';
import { queryOptions } from '@tanstack/react-query';
import { allPages, request } from '../../lib/api.ts';

/** Every terminal of the caller's area, revoked ones too; some hundreds, filtered on the page. */
export const terminalsQuery = queryOptions({
  queryKey: ['terminals', 'list'],
  queryFn: ({ signal }) => allPages<Terminal>('/api/terminals', signal),
  staleTime: 0,
});

/** Accounts that a terminal can be given to. */
export const accountChoicesQuery = queryOptions({
  queryKey: ['accounts', 'choices'],
  queryFn: async ({ signal }) => {
    const accounts = await allPages<Account>('/api/accounts', signal);
    return accounts.filter(({ disabledAt }) => disabledAt === null);
  },
});

/** A code that lets one machine in. */
export const inviteTerminal = (input: TerminalCodeInput) =>
  request<TerminalCode>('/api/terminals/codes', { method: 'POST', body: input });

export const revokeTerminal = ({ id, reason }: { id: string; reason: string }) =>
  request<void>(`/api/terminals/${id}/revoke`, { method: 'POST', body: { reason } });
