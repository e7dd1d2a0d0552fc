import type { Role } from '@fengqiao/contract/accounts';
import { areaLevel, isWithin } from '@fengqiao/contract/areas';
import { type Purpose, unmaskPurposes, type Visibility } from '@fengqiao/contract/confidentiality';

/** Who reads: a session, or an account that somebody names. */
export interface Reader {
  account: string;
  role: Role;
  areaCode: string;
  /** Code of the account's department. */
  department: string | null;
}

/** What decides who handles a case. */
export interface HandledCase {
  areaCode: string;
  /** Codes of the departments it was given to: lead, dispatched, accepted. */
  departments: readonly string[];
  /** Accounts named for it. */
  handlers: readonly string[];
}

/** Roles of a centre that handle the cases of their place. */
const localRoles: readonly Role[] = ['clerk', 'mediator', 'head'];

/** Whether the account is of the case's handling team: named, of its place, or of its department. */
export function isOfTeam(reader: Reader, handled: HandledCase): boolean {
  if (!isWithin(handled.areaCode, reader.areaCode)) return false;
  if (handled.handlers.includes(reader.account)) return true;
  if (localRoles.includes(reader.role))
    return isGrassRoots(reader.areaCode) || reader.areaCode === handled.areaCode;
  return (
    reader.role === 'handler' && reader.department !== null && handled.departments.includes(reader.department)
  );
}

/** Whether every case that the account sees at all is one of its team: its searches may look into the words as written. */
export function handlesAllItSees({ role, areaCode }: Pick<Reader, 'role' | 'areaCode'>): boolean {
  return localRoles.includes(role) && isGrassRoots(areaCode);
}

/** Township or below: the people there know the parties. */
function isGrassRoots(areaCode: string): boolean {
  const level = areaLevel(areaCode);
  return level === 'township' || level === 'village' || level === 'grid';
}

/** How the account sees the case; `unmasked` = whether it holds a permission that has not run out. */
export function visibilityOf(reader: Reader, handled: HandledCase, unmasked: boolean): Visibility {
  if (isOfTeam(reader, handled)) return 'full';
  return unmasked ? 'unmasked' : 'masked';
}

/** Whether a role may look behind a mask for a purpose. */
export const mayUnmaskFor = (role: Role, purpose: Purpose): boolean =>
  unmaskPurposes[role]?.includes(purpose) ?? false;

/** Whether the account may seal and open the case, and name its handlers. */
export function maySeal(reader: Reader, handled: HandledCase): boolean {
  if (!isWithin(handled.areaCode, reader.areaCode)) return false;
  if (reader.role === 'head' || reader.role === 'leader') return true;
  return (reader.role === 'clerk' || reader.role === 'mediator') && isOfTeam(reader, handled);
}

/** Whether the account may keep back-to-back notes of the case. */
export const mayNote = (reader: Reader, handled: HandledCase): boolean =>
  reader.role === 'mediator' && isOfTeam(reader, handled);

/** Whether the account may read who looked behind the case's masks. */
export const mayReadAccess = (reader: Reader, handled: HandledCase): boolean =>
  reader.role === 'leader' || reader.role === 'head' || isOfTeam(reader, handled);
