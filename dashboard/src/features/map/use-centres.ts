import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { roomsNowQuery } from './api.ts';

interface CentreTarget {
  setCentres(centres: readonly CentreNow[], nowMs: number): void;
}

/** The centres of an area on the map, with the use of their rooms as it was last told; answers one by its id. */
export function useCentres(
  target: CentreTarget | null,
  area: string | undefined,
  enabled: boolean,
): (centreId: string) => { centre: CentreNow; nowMs: number } | null {
  const { data } = useQuery({ ...roomsNowQuery(area ?? ''), enabled: enabled && area !== undefined });
  useEffect(() => {
    if (data) target?.setCentres(data.centres, Date.parse(data.now));
  }, [target, data]);
  return (centreId) => {
    const centre = data?.centres.find(({ id }) => id === centreId);
    return centre && data ? { centre, nowMs: Date.parse(data.now) } : null;
  };
}
