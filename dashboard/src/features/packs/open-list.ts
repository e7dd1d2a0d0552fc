import { createContext } from 'react';

/** Opens the cases behind a figure by the name of their list; null = here nothing can be opened, as on paper. */
export const OpenListContext = createContext<((list: string) => void) | null>(null);
