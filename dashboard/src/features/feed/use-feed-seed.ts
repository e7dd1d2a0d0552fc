import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../lib/session.ts';
import { useLive } from '../../live/live-context.tsx';
import { recentEntries } from './api.ts';

/** Fills the feed with what was there before the page was opened; the answer is the state of that request. */
export function useFeedSeed() {
  const live = useLive();
  const { data: session } = useQuery(sessionQuery);
  const recent = useQuery({
    queryKey: ['feed', 'recent'],
    queryFn: () => recentEntries(live.seq, session?.role !== 'kiosk'),
    enabled: session !== undefined,
  });
  useEffect(() => {
    if (recent.data) live.store.seedFeed(recent.data);
  }, [live, recent.data]);
  return recent;
}
