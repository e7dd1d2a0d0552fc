import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { caseActsQuery } from './api.ts';

/** What may be done with a case, asked anew whenever the page learns of another event of it. `events` = how many it knows. */
export function useCaseActs(caseCode: string, events: number) {
  const query = useQuery(caseActsQuery(caseCode));
  const { refetch } = query;
  const known = useRef(events);
  useEffect(() => {
    if (known.current !== events) void refetch();
    known.current = events;
  }, [events, refetch]);
  return query;
}
