import type { ErrorCode } from '@fengqiao/contract/errors';
import type { Estate } from '../estate.ts';
import type { Person } from '../people.ts';
import type { Call, World } from '../world.ts';

/** A call that succeeds, and who makes it when it is not the one it was made for. */
export type Success = Call & { as?: { account: string; cookie: string } };

/** What a route is asked, without its method. */
export interface Recipe {
  /** The route's path and query for the things of one area: own ones, foreign ones, or such as are nowhere. */
  url: (things: Estate) => string;
  /** Body for the things of one area. */
  payload?: (things: Estate) => unknown;
  headers?: Record<string, string>;
  /** Who may use the route and is refused all the same for a thing of the village, e.g. as none of its handling team. */
  refuses?: (person: Person) => boolean;
  /** The code of that refusal, when it says more than `access.denied`. */
  refusedAs?: ErrorCode;
  /** Codes with which an own thing may be refused, because something else has to come before. */
  mayAnswer?: readonly string[];
  /**
   * For routes that leave a row in the audit log: a call that succeeds, with whatever has to be there before. Without it the call
   * is `url` and `payload` with the own things.
   */
  success?: (world: World, as: Person) => Promise<Success>;
}

export type Recipes = Record<string, Recipe>;

/** A route that is asked about nothing in particular. */
export const path = (url: string): Recipe => ({ url: () => url });

/** Township and village: there the people of a centre know the parties of every case they see. */
export const isGrassRoots = ({ level }: Person): boolean => level === 'township' || level === 'village';
