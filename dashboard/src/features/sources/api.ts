import type { NamedAdapter } from '@fengqiao/contract/adapters';
import type {
  Source,
  SourceAlarms,
  SourceChange,
  SourceInput,
  SourceKey,
  SourceOverview,
} from '@fengqiao/contract/sources';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** How the sources of the own area are doing; asked for anew every half minute. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources', 'overview'],
  queryFn: ({ signal }) => request<SourceOverview>('/api/sources', { signal }),
  refetchInterval: 30_000,
});

/** Outages that last, for the line that every page shows. */
export const sourceAlarmsQuery = queryOptions({
  queryKey: ['sources', 'alarms'],
  queryFn: ({ signal }) => request<SourceAlarms>('/api/sources/alarms', { signal }),
  refetchInterval: 60_000,
});

/** What sources can be read by, with samples. */
export const adaptersQuery = queryOptions({
  queryKey: ['sources', 'adapters'],
  queryFn: ({ signal }) => request<NamedAdapter[]>('/api/adapters', { signal }),
});

export const registerSource = (input: SourceInput) =>
  request<SourceKey>('/api/sources', { method: 'POST', body: input });

export const rotateKey = (name: string) =>
  request<SourceKey>(`/api/sources/${encodeURIComponent(name)}/key`, { method: 'POST' });

export const changeSource = ({ name, ...body }: SourceChange & { name: string }) =>
  request<Source>(`/api/sources/${encodeURIComponent(name)}`, { method: 'PATCH', body });
