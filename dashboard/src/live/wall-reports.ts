import type { ScreenReported } from '@fengqiao/contract/screen-reports';
import { useEffect, useSyncExternalStore } from 'react';
import { request } from '../lib/api.ts';
import { useLive, useLiveState } from './live-context.tsx';

type Reports = ReadonlyMap<string, ScreenReported>;

const none: Reports = new Map();

/** What the screens of walls last said of themselves. Of each screen the newest word stays, however it came. */
export class WallReports {
  readonly #listeners = new Set<() => void>();
  readonly #walls = new Map<string, Reports>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** By screen id; the same map until something changes. */
  of(wallId: string): Reports {
    return this.#walls.get(wallId) ?? none;
  }

  /** Takes words of screens, pushed or loaded. */
  take(wallId: string, reports: readonly ScreenReported[]): void {
    const known = this.of(wallId);
    const newer = reports.filter(
      ({ screen, at }) => Date.parse(at) > Date.parse(known.get(screen)?.at ?? '1970-01-01'),
    );
    if (newer.length === 0) return;
    this.#walls.set(wallId, new Map([...known, ...newer.map((report) => [report.screen, report] as const)]));
    for (const listener of this.#listeners) listener();
  }

  clear(): void {
    this.#walls.clear();
  }
}

/**
 * The last word of each screen of a wall by its id: loaded when somebody looks and whenever the connection is back, then pushed. A screen
 * that never spoke is not in it. Needs `live.watchWall`.
 */
export function useWallReports(wallId: string): Reports {
  const { reports } = useLive();
  const { kind } = useLiveState('connection');
  useEffect(() => {
    if (kind !== 'live') return;
    const asking = new AbortController();
    const { signal } = asking;
    request<{ items: ScreenReported[] }>(`/api/walls/${encodeURIComponent(wallId)}/reports`, { signal }).then(
      ({ items }) => reports.take(wallId, items),
      // The next reports come by themselves; until then the screens are shown as never heard of.
      () => undefined,
    );
    return () => asking.abort();
  }, [reports, wallId, kind]);
  return useSyncExternalStore(reports.subscribe, () => reports.of(wallId));
}
