import type { LeaseState } from './lease-state.ts';

/** What can be done about a lease; the words of an item are `wallDesk.lease.<words>`. */
export interface LeaseItem {
  act: 'take' | 'ask' | 'handOver' | 'release' | 'override';
  words: string;
  /** It says why nothing can be done just now. */
  idle: boolean;
}

const item = (act: LeaseItem['act'], words: string = act, idle = false): LeaseItem => ({ act, words, idle });

/** What an account can do about a lease. `mayOverride`: heads and leaders. */
export function leaseMenu(state: LeaseState, mayOverride: boolean): LeaseItem[] {
  if (state.kind === 'free') return [item('take')];
  if (state.kind === 'mine') return [item('handOver'), item('release')];
  const asking =
    state.asking === 'mayTake'
      ? item('take', 'takeNow')
      : state.asking === 'none'
        ? item('ask')
        : item('ask', `asking.${state.asking}`, true);
  return mayOverride ? [asking, item('override')] : [asking];
}
