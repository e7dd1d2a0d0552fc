import { onServerClock } from '../lib/clock.ts';

/** What a panel can say about its content. `stale`: there is content, and it is from `since` (milliseconds). */
export type PanelState =
  | { kind: 'loading' }
  | { kind: 'ready' }
  | { kind: 'empty' }
  | { kind: 'stale'; since: number }
  | { kind: 'error'; error: unknown };

/** The part of a TanStack Query result that a panel's state depends on. */
export interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  dataUpdatedAt: number;
}

/**
 * State of a panel from its query. Content is kept on screen when a later request fails, and then says how old it is.
 * `staleSince`: milliseconds since when the page is cut off from the server, null while it is not.
 */
export function panelState<T>(
  query: QueryLike<T>,
  isEmpty: (data: T) => boolean = () => false,
  staleSince: number | null = null,
): PanelState {
  if (query.data === undefined)
    return query.error ? { kind: 'error', error: query.error } : { kind: 'loading' };
  if (query.error) return { kind: 'stale', since: onServerClock(query.dataUpdatedAt) };
  if (staleSince !== null)
    return { kind: 'stale', since: Math.max(staleSince, onServerClock(query.dataUpdatedAt)) };
  return isEmpty(query.data) ? { kind: 'empty' } : { kind: 'ready' };
}
