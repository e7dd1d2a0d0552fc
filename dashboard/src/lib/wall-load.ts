import type { Role } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/wall-tiles';

/** A place of a screen. */
export interface WallSpot {
  wallId: string;
  screenId: string;
  /** From 0, in the order of the layout. */
  place: number;
}

/** What is on its way to the wall, dragged or in hand. */
export interface WallLoad {
  /** One, or several that fill the places from the one on which they are put. */
  tiles: readonly Tile[];
  /** What it is, in words; masked ones of a case. */
  words: string;
  /** Where it stands already: it changes places with what it is put on. null = it comes from elsewhere. */
  from: WallSpot | null;
}

const key = Symbol('wallLoad');

/** One tile from a list or the map. */
export const loadOf = (tile: Tile, words: string): WallLoad => ({ tiles: [tile], words, from: null });

/** A load as the data of a drag. */
export const dragData = (load: WallLoad): Record<symbol, unknown> => ({ [key]: load });

/** The load of a drag; null = something else is dragged. */
export const readLoad = (data: Record<string | symbol, unknown>): WallLoad | null =>
  (data[key] as WallLoad | undefined) ?? null;

const wallRoles: readonly Role[] = ['operator', 'head', 'leader'];

/** Whether a role changes what a wall shows; the gateway refuses the others by itself. */
export const worksWalls = (role: Role | undefined): boolean => role !== undefined && wallRoles.includes(role);
