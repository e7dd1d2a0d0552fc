import { administratorRoles, type Role } from '@fengqiao/contract/accounts';
import { isWithin } from '@fengqiao/contract/areas';

/** Three administrators (三员分立): the system administrator makes the first of the two others, and no more accounts. */
export const firstColleagues: readonly Role[] = ['securityAdmin', 'auditAdmin'];

/** What an account is, as far as rights go. */
export interface Duty {
  role: Role;
  areaCode: string;
  disabled: boolean;
}

/**
 * Whether an area would be left without its administrator by a change. `others`: areas of the other enabled accounts of the same
 * role; one of a higher area will do.
 */
export function leavesNoAdministrator(before: Duty, after: Duty, others: readonly string[]): boolean {
  if (!administratorRoles.some((role) => role === before.role) || before.disabled) return false;
  const stays = !after.disabled && after.role === before.role && isWithin(before.areaCode, after.areaCode);
  return !stays && !others.some((area) => isWithin(before.areaCode, area));
}
