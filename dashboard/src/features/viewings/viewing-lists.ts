import type { Viewing } from '@fengqiao/contract/viewings';

/** What the viewings are to one account. */
export interface ViewingLists {
  /** Waits for this account's word. */
  toDecide: Viewing[];
  /** Asked for by this account. */
  own: Viewing[];
  /** Rooms of the account's area that others look into or looked into. */
  rooms: Viewing[];
}

/** Sorts viewings by what they are to the account; each keeps the order it came in, newest first. */
export function viewingLists(viewings: readonly Viewing[], account: string): ViewingLists {
  const lists: ViewingLists = { toDecide: [], own: [], rooms: [] };
  for (const viewing of viewings) {
    if (viewing.requestedBy.account === account) lists.own.push(viewing);
    else if (viewing.state === 'requested' && viewing.mayDecide) lists.toDecide.push(viewing);
    else lists.rooms.push(viewing);
  }
  return lists;
}

/** Whether somebody may be looking at this moment (milliseconds). */
export const isRunning = ({ state, expiresAt }: Viewing, now: number): boolean =>
  state === 'approved' && expiresAt !== null && Date.parse(expiresAt) > now;

/**
 * The running viewings of which the account is the watched side: it works where the room is, so it may end them; whoever asked or
 * agreed knows already.
 */
export function watchedNow(viewings: readonly Viewing[], account: string, now: number): Viewing[] {
  return viewings.filter(
    (viewing) =>
      isRunning(viewing, now) &&
      viewing.mayEnd &&
      viewing.requestedBy.account !== account &&
      viewing.decidedBy?.account !== account,
  );
}

/** The account's newest viewing of a camera that still says something: it waits, runs, or ended a short while ago. */
export function ownViewingOf(
  viewings: readonly Viewing[],
  { account, cameraId, now }: { account: string; cameraId: string; now: number },
): Viewing | null {
  const own = viewings.find(
    (viewing) => viewing.cameraId === cameraId && viewing.requestedBy.account === account,
  );
  if (!own) return null;
  return Date.parse(own.requestedAt) > now - toldForMs ? own : null;
}

/** So long after it was asked for, how a viewing went is of use at the room's camera; longer than any viewing lives. */
const toldForMs = 60 * 60_000;
