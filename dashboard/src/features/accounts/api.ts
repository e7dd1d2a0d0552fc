import type { Account, AccountChange, AccountInput, OneTimePassword } from '@fengqiao/contract/accounts';
import type { Terminal } from '@fengqiao/contract/terminals';
import type { Wall } from '@fengqiao/contract/walls';
import { queryOptions } from '@tanstack/react-query';
import { allPages, request } from '../../lib/api.ts';

/** Every account of the caller's area; some hundreds, filtered on the page. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => allPages<Account>('/api/accounts', signal),
  staleTime: 0,
});

const pathOf = (account: string) => `/api/accounts/${encodeURIComponent(account)}`;

/** Answers the password for the first login. Throws `account.exists`, `account.badWall`. */
export const createAccount = (input: AccountInput) =>
  request<OneTimePassword>('/api/accounts', { method: 'POST', body: input });

export const changeAccount = ({ account, change }: { account: string; change: AccountChange }) =>
  request<Account>(pathOf(account), { method: 'PATCH', body: change });

/** Gives the account another password for its next login; its sessions end. */
export const resetPassword = (account: string) =>
  request<OneTimePassword>(`${pathOf(account)}/password`, { method: 'POST' });

export const unlockAccount = (account: string) =>
  request<void>(`${pathOf(account)}/unlock`, { method: 'POST' });

/** For whoever lost the phone: the next login asks for no digits. */
export const dropSecondFactor = (account: string) =>
  request<void>(`${pathOf(account)}/second-factor`, { method: 'DELETE' });

/** Terminals that an account can be given. */
export const terminalChoicesQuery = queryOptions({
  queryKey: ['terminals', 'choices'],
  queryFn: async ({ signal }) => {
    const terminals = await allPages<Terminal>('/api/terminals', signal);
    return terminals.filter(({ revokedAt }) => revokedAt === null);
  },
});

/** Walls that a kiosk can hang on. */
export const wallChoicesQuery = queryOptions({
  queryKey: ['walls', 'choices'],
  queryFn: ({ signal }) => request<{ items: Wall[] }>('/api/walls', { signal }),
});
