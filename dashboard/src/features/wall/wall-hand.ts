import { create } from 'zustand';

interface WallHand {
  /** Camera that the next click on a tile of the strip puts there; null = none. */
  cameraId: string | null;
  take: (cameraId: string) => void;
  drop: () => void;
}

/** The camera in the operator's hand: taken from the list or the map, put down on a tile of the wall. */
export const useWallHand = create<WallHand>()((set) => ({
  cameraId: null,
  take: (cameraId) => set({ cameraId }),
  drop: () => set({ cameraId: null }),
}));
