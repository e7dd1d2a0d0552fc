import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { wallsQuery } from '../../features/wall/api.ts';
import { tellNews } from '../../lib/notices/use-notices.ts';

/** Tells the holder of a wall that somebody asks for it, as far as this page knows the walls; the answer is given at the wall. */
export function useLeaseNews(account: string): void {
  const { data } = useQuery({ ...wallsQuery, enabled: false });
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, name, now } of data?.items ?? []) {
      const { lease } = now;
      if (!lease?.asked || lease.holder.account !== account) continue;
      const key = `${id} ${lease.asked.account} ${lease.asked.at}`;
      if (told.current.has(key)) continue;
      told.current.add(key);
      tellNews({
        kind: 'lease',
        key,
        words: { name: lease.asked.displayName, wall: name },
        link: `/walls/${id}`,
      });
    }
  }, [data, account]);
}
