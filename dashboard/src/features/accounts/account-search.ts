import { type Account, administratorRoles, type Role, roles } from '@fengqiao/contract/accounts';

/** How an account can stand. */
export const accountStates = ['active', 'new', 'locked', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

/** What the address of the page says; `account`: the one that is open, `create`: the form for a new one. */
export interface AccountSearch {
  q?: string;
  role?: Role;
  state?: AccountState;
  account?: string;
  create?: true;
}

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);

/** Reads the address; whatever does not fit is left out. */
export function parseAccountSearch(search: Record<string, unknown>): AccountSearch {
  const role = oneOf(roles, search.role);
  const state = oneOf(accountStates, search.state);
  const q = typeof search.q === 'string' ? search.q.slice(0, 60) : '';
  const account = typeof search.account === 'string' ? search.account.slice(0, 60) : '';
  return {
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(state ? { state } : {}),
    ...(account ? { account } : {}),
    ...(search.create === true || search.create === 'true' ? { create: true as const } : {}),
  };
}

/** `now`: milliseconds by the server's clock. */
export function stateOf(account: Account, now: number): AccountState {
  if (account.disabledAt !== null) return 'disabled';
  if (account.lockedUntil !== null && Date.parse(account.lockedUntil) > now) return 'locked';
  return account.mustChangePassword ? 'new' : 'active';
}

/** Accounts that fit the filters of the address. */
export function matching(accounts: readonly Account[], search: AccountSearch, now: number): Account[] {
  const q = search.q?.toLowerCase() ?? '';
  return accounts.filter(
    (each) =>
      (!search.role || each.role === search.role) &&
      (!search.state || stateOf(each, now) === search.state) &&
      [each.account, each.displayName, each.areaName].some((text) => text.toLowerCase().includes(q)),
  );
}

/** Administrators that do not exist yet: of the three, each has to be another person. */
export function missingAdministrators(accounts: readonly Account[]): Role[] {
  const there = new Set(accounts.filter(({ disabledAt }) => disabledAt === null).map(({ role }) => role));
  return administratorRoles.filter((role) => !there.has(role));
}

/** The system administrator makes the first of each of the two other administrators, and no more accounts. */
export function mayCreate(role: Role, accounts: readonly Account[]): readonly Role[] {
  if (role === 'securityAdmin') return roles;
  return role === 'systemAdmin' ? missingAdministrators(accounts) : [];
}
