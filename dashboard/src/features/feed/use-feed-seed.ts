import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from '../../live/live-context.tsx';
import { recentEntries, unacknowledgedReds } from './api.ts';

/** Fills the feed and the alarms with what was there before the page was opened; the answer is the state of that request. */
export function useFeedSeed() {
  const live = useLive();
  const recent = useQuery({ queryKey: ['feed', 'recent'], queryFn: () => recentEntries(live.seq) });
  const reds = useQuery({ queryKey: ['feed', 'unacknowledged'], queryFn: unacknowledgedReds });
  useEffect(() => {
    if (recent.data) live.store.seedFeed(recent.data);
  }, [live, recent.data]);
  useEffect(() => {
    if (reds.data) live.store.seedUnacknowledged(reds.data);
  }, [live, reds.data]);
  return recent;
}
