import type { Role } from '@fengqiao/contract/accounts';
import { areaLevel, areaLevels, isWithin } from '@fengqiao/contract/areas';
import type { ErrorCode } from '@fengqiao/contract/errors';
import { VIEWING_REQUEST_MINUTES, type ViewingState } from '@fengqiao/contract/viewings';

/** What the rules need to know of a viewing. */
export interface ViewingFacts {
  /** Area of the room. */
  areaCode: string;
  /** Whether the reader sees the case: a sealed one only as its handler. */
  caseSeen: boolean;
  requestedBy: string;
  requestedAt: Date;
  decision: 'approved' | 'refused' | null;
  decidedBy: string | null;
  expiresAt: Date | null;
  endedAt: Date | null;
}

/** Who would act on a viewing. */
export interface Person {
  account: string;
  role: Role;
  areaCode: string;
}

/** Where a viewing stands: what was written down, and what the clock makes of it. */
export function viewingState(viewing: ViewingFacts, now: Date): ViewingState {
  if (viewing.decision === 'refused') return 'refused';
  if (viewing.endedAt !== null) return 'ended';
  if (viewing.decision === 'approved')
    return viewing.expiresAt !== null && viewing.expiresAt > now ? 'approved' : 'ended';
  return now.getTime() - viewing.requestedAt.getTime() < VIEWING_REQUEST_MINUTES * 60_000
    ? 'requested'
    : 'lapsed';
}

/**
 * Whether a case can be what happens in a room: both in one county, or one's area around the other's (a case of a county in the
 * city's centre). Else any case code would do as a pretext.
 */
export function isOfPlace(caseArea: string, roomArea: string): boolean {
  return (
    caseArea.slice(0, 6) === roomArea.slice(0, 6) ||
    isWithin(caseArea, roomArea) ||
    isWithin(roomArea, caseArea)
  );
}

/** Why the person may not decide a request; null = may. A second person can only judge a case that the person sees. */
export function refuseDecision(viewing: ViewingFacts, person: Person, now: Date): ErrorCode | null {
  if (!mayApprove(viewing, person)) return 'access.denied';
  if (viewing.requestedBy === person.account) return 'viewing.self';
  const state = viewingState(viewing, now);
  if (state === 'requested') return null;
  return viewing.decision === null ? 'viewing.over' : 'viewing.decided';
}

/** Why the person may not end a viewing; null = may. Ends a picture, or takes a request back. */
export function refuseEnd(viewing: ViewingFacts, person: Person, now: Date): ErrorCode | null {
  const { account } = person;
  const side = account === viewing.requestedBy || account === viewing.decidedBy || isWatched(viewing, person);
  if (!side) return 'access.denied';
  const state = viewingState(viewing, now);
  return state === 'requested' || state === 'approved' ? null : 'viewing.over';
}

/** Whether the person may look now: the asker alone, while it lasts, and no longer than the asker sees the case. */
export function mayView(viewing: ViewingFacts, person: Person, now: Date): boolean {
  return (
    viewing.requestedBy === person.account && viewing.caseSeen && viewingState(viewing, now) === 'approved'
  );
}

/** Who may ask to look into a room. */
export const askingRoles: readonly Role[] = ['operator', 'leader', 'head', 'mediator'];

/** What has become of a viewing's asker and case since it was agreed to. */
export interface Standing {
  /** Area of the room. */
  areaCode: string;
  role: string;
  askerArea: string;
  disabled: boolean;
  present: boolean;
  sealedOff: boolean;
}

/** Why a viewing that lasts must not go on; null = it may. Nobody has to wait for its clock once its ground is gone. */
export function reasonToCut(now: Standing): 'sealed' | 'loggedOut' | 'rightsChanged' | null {
  if (now.sealedOff) return 'sealed';
  const mayAsk = askingRoles.some((role) => role === now.role) && isWithin(now.areaCode, now.askerArea);
  if (now.disabled || !mayAsk) return 'rightsChanged';
  return now.present ? null : 'loggedOut';
}

/** Whether the reasons are for the person's eyes: the asker, who may decide, and the room's own people. */
export function knowsReasons(viewing: ViewingFacts, person: Person): boolean {
  return viewing.requestedBy === person.account || mayApprove(viewing, person) || isWatched(viewing, person);
}

const mayApprove = (viewing: ViewingFacts, { role, areaCode }: Person): boolean =>
  (role === 'leader' || role === 'head') && viewing.caseSeen && isWithin(viewing.areaCode, areaCode);

const watchedRoles: readonly Role[] = ['clerk', 'mediator', 'head'];
const lowestCentre = areaLevels.indexOf('township');

/** Whether the person works where the room is: in its own area, or in the township around a village's room. */
function isWatched(viewing: ViewingFacts, { role, areaCode }: Person): boolean {
  const own =
    areaCode === viewing.areaCode ||
    (areaLevels.indexOf(areaLevel(areaCode)) >= lowestCentre && isWithin(viewing.areaCode, areaCode));
  return own && watchedRoles.includes(role);
}
