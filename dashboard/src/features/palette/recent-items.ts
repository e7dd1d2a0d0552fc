import { create } from 'zustand';
import type { PaletteItem } from './palette-item.ts';

interface Recent {
  account: string;
  /** Newest first. */
  items: readonly PaletteItem[];
  note: (account: string, item: PaletteItem) => void;
}

const kept = 6;

/**
 * What was chosen lately. Kept in this page only and for one account: titles of cases do not belong into the store of a browser that
 * several people use.
 */
export const useRecentItems = create<Recent>()((set) => ({
  account: '',
  items: [],
  note: (account, item) =>
    set((before) => {
      const known = before.account === account ? before.items : [];
      return { account, items: [item, ...known.filter(({ id }) => id !== item.id)].slice(0, kept) };
    }),
}));
