import type { Account } from '@fengqiao/contract/accounts';

/** An account for tests. */
export const anAccount = (overrides: Partial<Account> = {}): Account => ({
  account: 'wang.min',
  displayName: 'Wang Min',
  role: 'clerk',
  areaCode: '511902001',
  areaName: 'East Street',
  department: null,
  wallId: null,
  terminals: [],
  mustChangePassword: false,
  secondFactor: false,
  lockedUntil: null,
  disabledAt: null,
  createdAt: '2026-11-01T08:00:00+08:00',
  lastLoginAt: null,
  ...overrides,
});
