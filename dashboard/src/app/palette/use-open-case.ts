import { useRouterState } from '@tanstack/react-router';

const caseCodePattern = /^\d{6}-\d{4}-\d{6,}-\d$/;

/** Code of the case that is open, on the desk or on its page; null = none is. */
export function useOpenCase(): string | null {
  return useRouterState({
    select: ({ location, matches }) => {
      const params = matches.at(-1)?.params as { caseCode?: string } | undefined;
      const code = params?.caseCode ?? (location.search as { case?: unknown }).case;
      return typeof code === 'string' && caseCodePattern.test(code) ? code : null;
    },
  });
}
