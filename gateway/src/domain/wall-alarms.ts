import { ancestorAt } from '@fengqiao/contract/areas';
import { type Tier, tiers } from '@fengqiao/contract/cases';
import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { Tile } from '@fengqiao/contract/wall-tiles';

/** An alarm that stands on a wall or waits for it, with its case as it is now. Times in milliseconds. */
export interface AlarmInLine {
  id: number;
  state: 'waiting' | 'shown';
  raisedAt: number;
  /** When it is given back; null = it waits. */
  until: number | null;
  case: {
    tier: Tier | null;
    /** Resolved or closed. */
    over: boolean;
    sealed: boolean;
    acknowledgedAt: number | null;
  };
}

export interface WallLine {
  policy: AlarmPolicy;
  /** Whether the wall keeps any place for alarms. */
  hasPlace: boolean;
  /** When an alarm was last brought onto it; null = never. */
  lastShownAt: number | null;
  alarms: readonly AlarmInLine[];
}

export type AlarmStep =
  | { id: number; to: 'dropped' | 'acknowledged' | 'timedOut' }
  | { id: number; to: 'shown'; tier: Tier; until: number };

/**
 * What happens to the alarms of a wall at `now`: the ends of those that are over, and at most one beginning, when none stands any more
 * and the last one began at least `everyS` ago. The highest tier has its turn first, then whichever was raised first.
 */
export function alarmSteps(line: WallLine, now: number): AlarmStep[] {
  const ends = line.alarms.flatMap((alarm): AlarmStep[] => {
    const to = endOf(alarm, line, now);
    return to === null ? [] : [{ id: alarm.id, to }];
  });
  const ended = new Set(ends.map(({ id }) => id));
  const left = line.alarms.filter(({ id }) => !ended.has(id));
  const { lastShownAt, policy } = line;
  const tooSoon = lastShownAt !== null && now < lastShownAt + policy.everyS * 1000;
  if (tooSoon || left.some(({ state }) => state === 'shown')) return ends;
  const [first] = left.sort(byTurn);
  if (first === undefined || first.case.tier === null) return ends;
  const until = now + policy.showS * 1000;
  return [...ends, { id: first.id, to: 'shown', tier: first.case.tier, until }];
}

const rankOf = (tier: Tier | null): number => (tier === null ? -1 : tiers.indexOf(tier));

const byTurn = (a: AlarmInLine, b: AlarmInLine): number =>
  rankOf(b.case.tier) - rankOf(a.case.tier) || a.raisedAt - b.raisedAt || a.id - b.id;

/** Whoever has seen a case ends its alarms within this time, under the own name; what is left then is ended without one. */
const ownNameMs = 10_000;

/** How an alarm is over; null = it is not. What may not be seen, or is none any more, goes before its time. */
function endOf(
  { state, raisedAt, until, case: { tier, over, sealed, acknowledgedAt } }: AlarmInLine,
  { policy, hasPlace }: WallLine,
  now: number,
): 'dropped' | 'acknowledged' | 'timedOut' | null {
  if (!policy.enabled || !hasPlace) return 'dropped';
  if (sealed || over || tier === null || !policy.tiers.includes(tier)) return 'dropped';
  const seen = acknowledgedAt !== null && acknowledgedAt >= raisedAt;
  if (seen && acknowledgedAt + ownNameMs <= now) return 'acknowledged';
  return state === 'shown' && until !== null && until <= now ? 'timedOut' : null;
}

/** Near enough to tell the street, far enough to know which. */
const placeZoom = 15;

/**
 * The scene of an alarm in the order in which reserved places are filled: its case, the map at its place, public cameras near by (the
 * nearest first) and the state of the rooms of its county.
 */
export function alarmScene(
  alarmed: { caseCode: string; areaCode: string; place: { lng: number; lat: number } | null },
  cameraIds: readonly string[],
): Tile[] {
  const { caseCode, areaCode, place } = alarmed;
  const county = ancestorAt(areaCode, 'county') ?? areaCode;
  return [
    { kind: 'case', caseCode },
    place === null
      ? { kind: 'map', area: areaCode }
      : { kind: 'map', area: county, at: { ...place, zoom: placeZoom } },
    ...cameraIds.map((cameraId): Tile => ({ kind: 'camera', cameraId })),
    { kind: 'rooms', area: county },
  ];
}
