import type { ImportMapping, ImportStatus, QuarantineItem } from '@fengqiao/contract/imports';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Uploads a file of cases with what its columns mean; answers with the id of the import, which goes on by itself. */
export function startImport(file: File, mapping: ImportMapping): Promise<{ id: string }> {
  const form = new FormData();
  // Fields first: the gateway reads the parts in order and wants the mapping before the rows.
  form.set('kind', 'cases');
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return request<{ id: string }>('/api/imports', { method: 'POST', body: form });
}

const over = (state: ImportStatus['state']) => state !== 'queued' && state !== 'running';

/** How far an import is; asked for until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => request<ImportStatus>(`/api/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && over(state.data.state) ? false : 800),
    staleTime: 0,
  });

/** Rows and events that could not be taken, newest first. */
export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam, signal }) =>
    request<{ items: QuarantineItem[]; nextCursor: string | null }>('/api/quarantine', {
      query: { limit: 50, cursor: pageParam },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** Sends the repaired event of a quarantined row once more. */
export const retryItem = ({ id, event }: { id: string; event: unknown }) =>
  request<unknown>(`/api/quarantine/${encodeURIComponent(id)}/retry`, { method: 'POST', body: { event } });
