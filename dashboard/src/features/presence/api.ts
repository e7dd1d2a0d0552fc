import type { Centre } from '@fengqiao/contract/centres';
import type { NewPresence, Presence, PresenceChange } from '@fengqiao/contract/presence';
import type { PresenceImport, PresenceImportReport, PresenceUndo } from '@fengqiao/contract/presence-imports';
import { queryOptions } from '@tanstack/react-query';
import { allPages, request } from '../../lib/api.ts';

/** Behind `presence`: everything that a change of the register may have changed. */
export const presenceKey = ['presence'] as const;

/** Entries of the account's area or of one below, those that have ended too. */
export const registerQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: [...presenceKey, 'register', area ?? null],
    queryFn: ({ signal }) => request<{ items: Presence[] }>('/api/presence', { query: { area }, signal }),
  });

/** Centres that an entry can be of. */
export const centresQuery = queryOptions({
  queryKey: ['centres', 'all'],
  queryFn: ({ signal }) => allPages<Centre>('/api/centres', signal),
  staleTime: 60_000,
});

/** The last imports, the newest first. */
export const importsQuery = queryOptions({
  queryKey: [...presenceKey, 'imports'],
  queryFn: ({ signal }) => request<{ items: PresenceImport[] }>('/api/presence/imports', { signal }),
});

/** Adds an entry. Throws `request.invalid` for one that is there. */
export const addEntry = (body: NewPresence) => request<Presence>('/api/presence', { method: 'POST', body });

/** Changes an entry; centre and department stay. */
export const changeEntry = (id: string, body: PresenceChange) =>
  request<Presence>(`/api/presence/${id}`, { method: 'PUT', body });

/** Takes an entry out. */
export const removeEntry = (id: string) => request<Presence>(`/api/presence/${id}`, { method: 'DELETE' });

/** Takes a file in, or says what it would do. Throws `import.badFile`, `import.noColumn`. */
export const importFile = (file: File, dryRun: boolean) =>
  request<PresenceImportReport>('/api/presence/imports', {
    method: 'POST',
    query: { name: file.name, dryRun },
    body: new Blob([file], { type: 'application/octet-stream' }),
  });

/** Takes an import back. Throws `presence.undone`. */
export const undoImport = (id: string) =>
  request<PresenceUndo>(`/api/presence/imports/${id}/undo`, { method: 'POST' });
