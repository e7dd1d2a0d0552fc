import { isWithin } from '@fengqiao/contract/areas';
import { onServerClock } from '../../lib/clock.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import type { FeedEntry } from '../../live/live-store.ts';
import { type PanelState, panelState } from '../../ui/panel-state.ts';
import { useFeedSeed } from './use-feed-seed.ts';

/** What happens in an area, as a list of a desk or of a big screen shows it. */
export interface AreaFeed {
  /** Newest first. */
  entries: readonly FeedEntry[];
  /** Codes of red cases that nobody has acknowledged. */
  alarms: ReadonlySet<string>;
  state: PanelState;
  /** When the newest entry came, or when was asked what was there before; epoch ms by the server's clock, null = neither yet. */
  asOfMs: number | null;
  /** Asks again for what was there before the page was opened. */
  retry: () => void;
}

/** The live feed of an area. Entries that are there are shown though the request for older ones failed or still runs. */
export function useAreaFeed(area: string): AreaFeed {
  const seed = useFeedSeed();
  const feed = useLiveState('feed');
  const alarms = useLiveState('unacknowledged');
  const staleSince = useStaleSince();
  const entries = feed.filter((entry) => isWithin(entry.case.areaCode, area));
  const [newest] = entries;
  const seededMs = seed.data === undefined ? null : onServerClock(seed.dataUpdatedAt);
  return {
    entries,
    alarms,
    state:
      newest !== undefined && staleSince === null
        ? { kind: 'ready' }
        : panelState(seed, () => newest === undefined, staleSince),
    asOfMs: newest === undefined ? seededMs : Date.parse(newest.at),
    retry: () => void seed.refetch(),
  };
}
