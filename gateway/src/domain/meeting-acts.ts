import type { Role } from '@fengqiao/contract/accounts';
import { areaLevel, isWithin } from '@fengqiao/contract/areas';
import type { MeetingAct, MeetingState } from '@fengqiao/contract/meetings';

/** Who looks at meetings. */
export const meetingReaders = ['operator', 'clerk', 'leader', 'head'] as const satisfies readonly Role[];
/** Who prepares and holds them: its leader, its head, and whoever is its secretary. */
export const meetingHolders = meetingReaders;
/** Who calls a meeting besides, cancels one or opens a closed one again. */
const callers: readonly Role[] = ['operator', 'leader', 'head'];

export type Act = MeetingAct['act'];

interface Actor {
  role: Role;
  areaCode: string;
}

/** In which states an act is possible, and what comes of it; null = the state stays. */
const table: Record<Act, { from: readonly MeetingState[]; to: MeetingState | null; roles: readonly Role[] }> =
  {
    prepare: { from: ['planned', 'missed'], to: null, roles: meetingHolders },
    // One that was missed may be held late: it is told as late for ever.
    open: { from: ['planned', 'missed'], to: 'open', roles: meetingHolders },
    close: { from: ['open'], to: 'closed', roles: meetingHolders },
    reopen: { from: ['closed'], to: 'open', roles: callers },
    cancel: { from: ['planned'], to: 'cancelled', roles: callers },
  };

/** Whether the account holds meetings of the area: its own, and a township those of its villages, where few have an account. */
export function holdsMeetingsOf({ role, areaCode }: Actor, meetingArea: string): boolean {
  if (!meetingHolders.some((each) => each === role)) return false;
  if (areaCode === meetingArea) return true;
  const level = areaLevel(meetingArea);
  const isSmall = level === 'village' || level === 'grid';
  return isSmall && areaLevel(areaCode) === 'township' && isWithin(meetingArea, areaCode);
}

/** Whether an account may do an act at all, whatever the state. */
export const mayAct = (actor: Actor, meetingArea: string, act: Act): boolean =>
  table[act].roles.includes(actor.role) && holdsMeetingsOf(actor, meetingArea);

/** Whether an account may call a meeting that no cadence asks for. */
export const mayCall = (actor: Actor, meetingArea: string): boolean =>
  callers.includes(actor.role) && holdsMeetingsOf(actor, meetingArea);

/** The state after an act; undefined = the act is not possible as the meeting stands. */
export function stateAfter(act: Act, state: MeetingState): MeetingState | undefined {
  const { from, to } = table[act];
  return from.includes(state) ? (to ?? state) : undefined;
}

/** While something may be written into a meeting: notes, attendance, what is expected of a court. */
export const isWritable = (state: MeetingState): boolean => state === 'planned' || state === 'open';

/** While decisions are taken. */
export const isDeciding = (state: MeetingState): boolean => state === 'open';
