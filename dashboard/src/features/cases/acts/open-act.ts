import type { ActType } from '@fengqiao/contract/case-acts';
import { create } from 'zustand';

interface OpenAct {
  /** The act whose form is open, and of which case. */
  open: { caseCode: string; type: ActType } | null;
  show: (caseCode: string, type: ActType) => void;
  close: () => void;
}

/** The form that is open in the panel of a case; keys and the palette open it as well as its button. */
export const useOpenAct = create<OpenAct>()((set) => ({
  open: null,
  show: (caseCode, type) => set({ open: { caseCode, type } }),
  close: () => set({ open: null }),
}));
