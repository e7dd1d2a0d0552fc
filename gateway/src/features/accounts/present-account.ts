import type { Account, Role } from '@fengqiao/contract/accounts';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { AccountRecord } from '@fengqiao/db/queries/account-records';

/** An account as the administrators see it: nothing that could log in. */
export const presentAccount = (row: AccountRecord): Account => ({
  account: row.account,
  displayName: row.displayName,
  role: row.role as Role,
  areaCode: areaCodeOfKey(row.area),
  areaName: row.areaName,
  department: row.department,
  wallId: row.wallId,
  terminals: row.terminals,
  mustChangePassword: row.mustChangePassword,
  secondFactor: row.secondFactor,
  lockedUntil: row.lockedUntil?.toISOString() ?? null,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
});
