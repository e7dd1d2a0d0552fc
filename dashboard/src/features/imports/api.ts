import type { Area } from '@fengqiao/contract/areas';
import type { ImportMapping, ImportStatus, QuarantineItem } from '@fengqiao/contract/imports';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

const placeLevels = ['county', 'township'] as const;

/** Names of the counties and townships the account may see → their codes; a name that occurs twice stands for none. */
export async function areaPlaces(): Promise<Record<string, string>> {
  const places = new Map<string, string | null>();
  for (const level of placeLevels) {
    let cursor: string | null = null;
    do {
      const page: { items: Area[]; nextCursor: string | null } = await request('/api/areas', {
        query: { level, limit: 500, cursor },
      });
      for (const { name, code } of page.items) places.set(name, places.has(name) ? null : code);
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  return Object.fromEntries([...places].flatMap(([name, code]) => (code === null ? [] : [[name, code]])));
}

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

/** Imports of the account's area, the newest first. */
export const importListQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ signal }) =>
    request<{ items: ImportStatus[]; nextCursor: string | null }>('/api/imports', {
      query: { limit: 8 },
      signal,
    }),
});

/** Stops an import; what was taken stays. */
export const cancelImport = (id: string) =>
  request<ImportStatus>(`/api/imports/${encodeURIComponent(id)}`, { method: 'DELETE' });

/** Whether an import still goes on. */
export const isRunning = (state: ImportStatus['state']) => !over(state);

/** Rows and events that could not be taken and wait for repair, newest first. */
export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam, signal }) =>
    request<{ items: QuarantineItem[]; nextCursor: string | null }>('/api/quarantine', {
      query: { open: true, limit: 50, cursor: pageParam },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** Sends the repaired event of a quarantined row once more. */
export const retryItem = ({ id, event }: { id: string; event: unknown }) =>
  request<unknown>(`/api/quarantine/${encodeURIComponent(id)}/retry`, { method: 'POST', body: { event } });
