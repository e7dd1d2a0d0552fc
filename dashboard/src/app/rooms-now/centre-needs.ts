import { roomUseAt } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';

/** What at a centre needs somebody, each with its number; a need that is not there is 0. */
export interface CentreNeeds {
  red: number;
  overdue: number;
  /** Cases while every mediation room is in use: the next one has to wait. */
  full: number;
  /** Rooms of which nobody has said anything today. */
  unreported: number;
}

type Facts = Pick<CentreNow, 'rooms' | 'red' | 'overdue' | 'open'>;

export const needKinds = [
  'red',
  'overdue',
  'full',
  'unreported',
] as const satisfies readonly (keyof CentreNeeds)[];

/** What a centre needs at a time, epoch ms. */
export function needsOf({ rooms, red, overdue, open }: Facts, nowMs: number): CentreNeeds {
  const states = rooms.map((room) => ({ kind: room.kind, state: roomUseAt(room.use, nowMs) }));
  const mediation = states.filter(({ kind }) => kind === 'mediation');
  const full =
    mediation.length > 0 && mediation.every(({ state }) => state === 'inUse' || state === 'closed');
  const isFull = full && mediation.some(({ state }) => state === 'inUse');
  return {
    red,
    overdue,
    full: isFull ? open : 0,
    unreported: states.filter(({ kind, state }) => kind !== 'dispatch' && state === 'unknown').length,
  };
}

/** Whether there is more to do than to ask why nobody reports. */
export const isNeedy = ({ red, overdue, full }: CentreNeeds): boolean => red + overdue + full > 0;

/** The one that needs somebody most comes first: by red cases, then overdue ones, then by rooms that are all taken, then by code. */
export function byNeed<T extends Facts & Pick<CentreNow, 'areaCode'>>(
  centres: readonly T[],
  nowMs: number,
): T[] {
  const needs = new Map(centres.map((centre) => [centre, needsOf(centre, nowMs)]));
  const order = (one: T, other: T): number => {
    for (const kind of needKinds) {
      const difference = (needs.get(other)?.[kind] ?? 0) - (needs.get(one)?.[kind] ?? 0);
      if (difference !== 0) return difference;
    }
    return one.areaCode < other.areaCode ? -1 : 1;
  };
  return [...centres].sort(order);
}
