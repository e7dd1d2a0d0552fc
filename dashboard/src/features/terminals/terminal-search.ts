import type { Terminal } from '@fengqiao/contract/terminals';

export const terminalStates = ['active', 'revoked'] as const;
export type TerminalState = (typeof terminalStates)[number];

/** What the address of the page says; `invite`: the form for a new one, `replace`: for the terminal whose key was lost. */
export interface TerminalSearch {
  q?: string;
  state?: TerminalState;
  invite?: true;
  replace?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the address; whatever does not fit is left out. */
export function parseTerminalSearch(search: Record<string, unknown>): TerminalSearch {
  const state = terminalStates.find((word) => word === search.state);
  const q = typeof search.q === 'string' ? search.q.slice(0, 60) : '';
  return {
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
    ...(search.invite === true || search.invite === 'true' ? { invite: true as const } : {}),
    ...(typeof search.replace === 'string' && uuid.test(search.replace) ? { replace: search.replace } : {}),
  };
}

export const stateOf = ({ revokedAt }: Terminal): TerminalState =>
  revokedAt === null ? 'active' : 'revoked';

/** Terminals that fit the filters of the address; without one those that are in use come first. */
export function matching(terminals: readonly Terminal[], search: TerminalSearch): Terminal[] {
  const q = search.q?.toLowerCase() ?? '';
  return terminals
    .filter(
      (each) =>
        (!search.state || stateOf(each) === search.state) &&
        [each.name, each.place, each.areaName, ...each.accounts].some((text) =>
          text.toLowerCase().includes(q),
        ),
    )
    .toSorted((a, b) => stateOf(a).localeCompare(stateOf(b)));
}
