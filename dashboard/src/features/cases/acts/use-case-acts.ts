import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { caseActsQuery } from './api.ts';

/** What may be done with a case, asked anew whenever the page learns of another event of it. `events` = how many it knows. */
export function useCaseActs(caseCode: string, events: number) {
  const query = useQuery(caseActsQuery(caseCode));
  const { refetch } = query;
  useEffect(() => {
    if (events > 0) void refetch();
  }, [events, refetch]);
  return query;
}
