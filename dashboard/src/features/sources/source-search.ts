import { type Source, type SourceState, sourceStates } from '@fengqiao/contract/sources';

/** What the address of the page says; `add`: the form for a new source. */
export interface SourceSearch {
  state?: SourceState;
  add?: true;
}

/** Reads the address; whatever does not fit is left out. */
export function parseSourceSearch(search: Record<string, unknown>): SourceSearch {
  const state = sourceStates.find((word) => word === search.state);
  return {
    ...(state ? { state } : {}),
    ...(search.add === true || search.add === 'true' ? { add: true as const } : {}),
  };
}

const order: readonly SourceState[] = ['failing', 'silent', 'quiet', 'ok', 'waiting', 'disabled'];

/** Sources that fit the address, those that need somebody first. */
export const matching = (sources: readonly Source[], { state }: SourceSearch): Source[] =>
  sources
    .filter((source) => state === undefined || source.state === state)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

export type Delay = 'minute' | 'tenMinutes' | 'hour' | 'day' | 'later';
const delayNames: readonly Delay[] = ['minute', 'tenMinutes', 'hour', 'day', 'later'];

/** Within which time half of the calls came; null = there was none. */
export function usualDelay(delays: readonly number[]): Delay | null {
  const total = delays.reduce((sum, n) => sum + n, 0);
  let seen = 0;
  for (const [index, n] of delays.entries()) {
    seen += n;
    if (total > 0 && seen * 2 >= total) return delayNames[index] ?? null;
  }
  return null;
}
