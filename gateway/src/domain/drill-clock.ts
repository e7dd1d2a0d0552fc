/** How far a story is: it stands still while `since` is null. All times in milliseconds. */
export interface DrillClock {
  /** Of the story, at `since` (or ever since it was paused). */
  played: number;
  since: number | null;
  /** Minutes of the story per minute. */
  speed: number;
}

/** A story that begins now. */
export const startedClock = (speed: number, now: number): DrillClock => ({ played: 0, since: now, speed });

/** How much of the story has been played. */
export const playedOf = ({ played, since, speed }: DrillClock, now: number): number =>
  since === null ? played : played + Math.max(0, now - since) * speed;

/** The same clock with another course from now on. */
export function steered(
  clock: DrillClock,
  { paused, speed }: { paused?: boolean | undefined; speed?: number | undefined },
  now: number,
): DrillClock {
  const stands = paused ?? clock.since === null;
  return { played: playedOf(clock, now), since: stands ? null : now, speed: speed ?? clock.speed };
}

/** The clock put forward to a moment of the story that lies ahead. */
export const putForward = (clock: DrillClock, to: number, now: number): DrillClock => ({
  ...clock,
  played: Math.max(to, playedOf(clock, now)),
  since: clock.since === null ? null : now,
});
