import { create } from 'zustand';
import type { WallLoad } from './wall-load.ts';

interface WallHand {
  /** What the next chosen place of the wall gets; null = nothing. */
  load: WallLoad | null;
  take: (load: WallLoad) => void;
  drop: () => void;
}

/** What the operator holds: taken from a list, the map or the wall itself, put down on a place of the wall. */
export const useWallHand = create<WallHand>()((set) => ({
  load: null,
  take: (load) => set({ load }),
  drop: () => set({ load: null }),
}));
