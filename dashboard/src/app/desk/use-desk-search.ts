import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DeskSearch } from './desk-search.ts';

/** What the address of the desk says, and the way to change a part of it. */
export function useDeskSearch() {
  const search = useSearch({ from: '/shell/' });
  const navigate = useNavigate({ from: '/' });
  const change = useCallback(
    (part: { [K in keyof DeskSearch]?: DeskSearch[K] | undefined }, replace = false) => {
      void navigate({ to: '/', search: (before) => ({ ...before, ...part }) as DeskSearch, replace });
    },
    [navigate],
  );
  return { search, change };
}
