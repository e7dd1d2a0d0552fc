import { create } from 'zustand';

interface PaletteWindow {
  open: boolean;
  show: () => void;
  hide: () => void;
}

/** Whether the palette is open; the header has a button for it as well. */
export const usePaletteWindow = create<PaletteWindow>()((set) => ({
  open: false,
  show: () => set({ open: true }),
  hide: () => set({ open: false }),
}));
