import type { RoomUseInput, RoomUseState } from '@fengqiao/contract/room-use';

/** What was known of a room before a new word. */
export interface KnownUse {
  state: RoomUseState;
  since: Date;
  reportedAt: Date;
  caseId: number | null;
}

/** A word that only says the same again is passed on this seldom: booking systems repeat themselves every minute. */
const repeatMs = 10 * 60_000;
const earliestMs = 24 * 3_600_000;
/** A terminal's clock may be this far ahead of ours. */
const aheadMs = 60_000;

/** Why a word on a room cannot be taken, in words; null = it can. */
export function refuseRoomUse({ state, since, caseCode }: RoomUseInput, now: Date): string | null {
  if (caseCode !== undefined && state !== 'inUse') return 'only a room in use has a case: leave the case out';
  if (since === undefined) return null;
  const begun = Date.parse(since);
  if (Number.isNaN(begun)) return 'since is no time';
  if (begun > now.getTime() + aheadMs) return 'since lies in the future';
  return now.getTime() - begun > earliestMs ? 'since is more than a day ago' : null;
}

/** When the state began: as it was said, else as it was known while it stays the same, else now. */
export function beganAt({ state, since }: RoomUseInput, before: KnownUse | null, now: Date): Date {
  if (since !== undefined) return new Date(Math.min(Date.parse(since), now.getTime()));
  return before?.state === state ? before.since : now;
}

/** Whether a word is another one than that before; repeats are neither audited nor, but now and then, told. */
export const isChange = (
  next: { state: RoomUseState; caseId: number | null },
  before: KnownUse | null,
): boolean => before === null || before.state !== next.state || before.caseId !== next.caseId;

/** Whether pages have to hear of a repeat, so that they know that the word is fresh. */
export const isDue = (before: KnownUse | null, now: Date): boolean =>
  before === null || now.getTime() - before.reportedAt.getTime() >= repeatMs;
