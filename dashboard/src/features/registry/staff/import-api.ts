import type { StaffImport, StaffImportReport, StaffUndo } from '@fengqiao/contract/staff-imports';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';
import { registryKey } from '../api.ts';

/** The last imports of the roster, the newest first. */
export const importsQuery = queryOptions({
  queryKey: [...registryKey, 'imports'],
  queryFn: ({ signal }) => request<{ items: StaffImport[] }>('/api/staff/imports', { signal }),
});

/** Takes a roster in, or says what it would do. Throws `import.badFile`, `import.noColumn`. */
export const importFile = (file: File, dryRun: boolean) =>
  request<StaffImportReport>('/api/staff/imports', {
    method: 'POST',
    query: { name: file.name, dryRun },
    body: new Blob([file], { type: 'application/octet-stream' }),
  });

/** Takes an import back. Throws `staff.undone`. */
export const undoImport = (id: string) =>
  request<StaffUndo>(`/api/staff/imports/${id}/undo`, { method: 'POST' });
