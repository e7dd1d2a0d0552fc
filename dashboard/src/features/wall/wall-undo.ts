import { create } from 'zustand';
import type { ScreenChange } from './screen-input.ts';
import type { WallOutcome } from './wall-outcome.ts';

/** A change of a wall that can be taken back. */
export interface WallDeed {
  wallId: string;
  /** What was done, in words. */
  words: string;
  /** What the screens showed before. */
  before: readonly ScreenChange[];
  /** Ids of the tours that it stopped: taken back, they go round again. */
  stoppedTours: readonly string[];
}

/** A deed by what came of it. */
export const deedOf = (wallId: string, words: string, { before, stoppedTours }: WallOutcome): WallDeed => ({
  wallId,
  words,
  before,
  stoppedTours: stoppedTours.map(({ id }) => id),
});

/** What the page says of the last deed. */
export interface WallWord {
  kind: 'done' | 'refused';
  words: string;
}

interface WallUndo {
  /** The latest last; of this page only. */
  deeds: readonly WallDeed[];
  word: WallWord | null;
  /** Remembers a deed; one with nothing to go back to is none. */
  done: (deed: WallDeed) => void;
  say: (word: WallWord | null) => void;
  /** Takes the last deed of a wall off the list. */
  forget: (deed: WallDeed) => void;
}

/** So many changes can be taken back one after the other. */
const most = 20;

/** What was done on walls from this page, and what came of it. */
export const useWallUndo = create<WallUndo>()((set) => ({
  deeds: [],
  word: null,
  done: (deed) =>
    set(({ deeds }) => (deed.before.length === 0 ? {} : { deeds: [...deeds, deed].slice(-most) })),
  say: (word) => set({ word }),
  forget: (deed) => set(({ deeds }) => ({ deeds: deeds.filter((each) => each !== deed) })),
}));

/** The deed that an undo takes back; undefined = none. */
export const lastDeed = (deeds: readonly WallDeed[], wallId: string): WallDeed | undefined =>
  deeds.findLast((deed) => deed.wallId === wallId);
