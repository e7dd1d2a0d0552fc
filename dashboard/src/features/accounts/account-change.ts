import type { Account, AccountChange, AccountInput } from '@fengqiao/contract/accounts';

/** What the form of an account holds. */
export interface AccountFields extends AccountInput {
  /** Ids; of an existing account only. */
  terminals?: string[];
}

/** A new account from the form; what was left empty is left out. */
export function toInput(fields: AccountFields): AccountInput {
  const { account, displayName, role, areaCode, department, wallId } = fields;
  return {
    account: account.trim(),
    displayName: displayName.trim(),
    role,
    areaCode,
    ...(department ? { department } : {}),
    ...(role === 'kiosk' && wallId ? { wallId } : {}),
  };
}

/** What the form changed, and nothing else: a change of rights ends the sessions of the account. */
export function toChange(before: Account, fields: AccountFields): AccountChange {
  const { displayName, role, areaCode, terminals = [] } = fields;
  const department = fields.department ?? null;
  const wallId = role === 'kiosk' ? (fields.wallId ?? null) : null;
  const had = before.terminals.map(({ id }) => id);
  const sameTerminals = had.length === terminals.length && had.every((id) => terminals.includes(id));
  return {
    ...(displayName.trim() === before.displayName ? {} : { displayName: displayName.trim() }),
    ...(role === before.role ? {} : { role }),
    ...(areaCode === before.areaCode ? {} : { areaCode }),
    ...(role === 'kiosk' || department === before.department ? {} : { department }),
    ...(wallId === before.wallId ? {} : { wallId }),
    ...(sameTerminals ? {} : { terminals }),
  };
}
