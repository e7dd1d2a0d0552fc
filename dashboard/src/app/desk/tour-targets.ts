import type { TourInput } from '@fengqiao/contract/wall-tours';
import type { Screen } from '@fengqiao/contract/walls';
import { tilesOf } from '../../features/wall/screen-input.ts';

/** A tour goes round on at most so many tiles at a time; more would change too much at once. */
const mostTargets = 4;

/** The tiles on which a new tour goes round: the free ones of a wall in their order, or of a full wall the first of its first screen. */
export function tourTargets(screens: readonly Screen[], cameras: number): TourInput['targets'] {
  const free = screens.flatMap((screen) =>
    tilesOf(screen).flatMap(({ kind }, place) => (kind === 'empty' ? [{ screen: screen.id, place }] : [])),
  );
  const [first] = screens;
  const targets = free.length > 0 ? free : first ? [{ screen: first.id, place: 0 }] : [];
  return targets.slice(0, Math.min(mostTargets, Math.max(1, cameras)));
}
