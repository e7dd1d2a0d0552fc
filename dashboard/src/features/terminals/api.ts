import type { Account } from '@fengqiao/contract/accounts';
import type { Terminal, TerminalCode, TerminalCodeInput } from '@fengqiao/contract/terminals';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Every terminal of the caller's area, revoked ones too; some hundreds, filtered on the page. */
export const terminalsQuery = queryOptions({
  queryKey: ['terminals', 'list'],
  queryFn: async ({ signal }) => {
    const items: Terminal[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Terminal[]; nextCursor: string | null } = await request('/api/terminals', {
        query: { limit: 200, cursor },
        signal,
      });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  },
  staleTime: 0,
});

/** Accounts that a terminal can be given to. */
export const accountChoicesQuery = queryOptions({
  queryKey: ['accounts', 'choices'],
  queryFn: async ({ signal }) => {
    const { items } = await request<{ items: Account[] }>('/api/accounts', { query: { limit: 200 }, signal });
    return items.filter(({ disabledAt }) => disabledAt === null);
  },
});

/** A code that lets one machine in. */
export const inviteTerminal = (input: TerminalCodeInput) =>
  request<TerminalCode>('/api/terminals/codes', { method: 'POST', body: input });

export const revokeTerminal = ({ id, reason }: { id: string; reason: string }) =>
  request<void>(`/api/terminals/${id}/revoke`, { method: 'POST', body: { reason } });
