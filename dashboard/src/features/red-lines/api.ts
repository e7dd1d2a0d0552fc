import type { Incident, IncidentInput, RedLines } from '@fengqiao/contract/incidents';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Behind this key stands everything that a report may have changed. */
export const redLinesKey = ['redLines'] as const;

export interface RedLinesQuestion {
  area?: string | undefined;
  year?: number | undefined;
}

/** The red lines of an area in a year. */
export const redLinesQuery = (question: RedLinesQuestion) =>
  queryOptions({
    queryKey: [...redLinesKey, question],
    queryFn: ({ signal }) => request<RedLines>('/api/red-lines', { query: { ...question }, signal }),
  });

/** Incidents of an area in a year, withdrawn ones too. */
export const incidentsQuery = (question: RedLinesQuestion) =>
  queryOptions({
    queryKey: [...redLinesKey, 'incidents', question],
    queryFn: ({ signal }) =>
      request<{ items: Incident[] }>('/api/incidents', { query: { ...question }, signal }),
  });

/** Reports an incident. Throws `notFound` for a case that the account does not see. */
export const report = (body: IncidentInput) => request<Incident>('/api/incidents', { method: 'POST', body });

/** Takes a report back. Throws `incident.withdrawn`. */
export const withdraw = (id: string, reason: string) =>
  request<Incident>(`/api/incidents/${id}/withdraw`, { method: 'POST', body: { reason } });
