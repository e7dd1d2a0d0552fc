import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { type Connection, staleSince } from './connection.ts';
import type { Live } from './live.ts';
import type { LiveSnapshot } from './live-store.ts';

const LiveContext = createContext<Live | null>(null);

export function LiveProvider({ live, children }: { live: Live; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The live connection of this page. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('LiveProvider is missing above');
  return live;
}

/** One part of the live state; renders only when that part changes. */
export function useLiveState<K extends keyof LiveSnapshot>(key: K): LiveSnapshot[K] {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.getSnapshot()[key]);
}

/** Milliseconds since when the page is cut off; null while it is live. For `panelState`. */
export function useStaleSince(): number | null {
  const connection: Connection = useLiveState('connection');
  return staleSince(connection);
}
