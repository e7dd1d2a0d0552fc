import type {
  CadenceBoard,
  Meeting,
  MeetingAct,
  MeetingChange,
  MeetingInput,
  MeetingLine,
  MeetingQuery,
  NoteInput,
} from '@fengqiao/contract/meetings';
import type { FileFormat } from '@fengqiao/contract/tables';
import { queryOptions } from '@tanstack/react-query';
import { download, type Query, request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** Planned and held ones whose day lies in the window. */
export const meetingsQuery = (filter: MeetingQuery) =>
  queryOptions({
    queryKey: [...queryKeys.meetings, 'list', filter],
    queryFn: ({ signal }) =>
      request<{ items: MeetingLine[] }>('/api/meetings', { query: { ...filter } as Query, signal }),
    refetchInterval: 60_000,
  });

/** One meeting as it is at the server now, past every cache. */
export const fetchMeeting = (id: string, signal?: AbortSignal) =>
  request<Meeting>(`/api/meetings/${id}`, signal ? { signal } : {});

/** One meeting with everything that is written in it. */
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.meetings, 'one', id],
    queryFn: ({ signal }) => fetchMeeting(id, signal),
    // Sockets tell of changes; a poll besides, so that the making of the figures is seen to go on without them.
    refetchInterval: ({ state: { data } }) =>
      data?.pack.state === 'queued' || data?.pack.state === 'running' ? 1_500 : 30_000,
    // A meeting goes on when the line is cut.
    gcTime: 30 * 60_000,
  });

/** Where the frozen figures of a meeting are read. */
export const packPath = (id: string): string => `/api/meetings/${id}/pack`;

/** Who has held what the cadence asks for, by name. */
export const cadenceQuery = (filter: { area?: string; from: string; until: string }) =>
  queryOptions({
    queryKey: [...queryKeys.meetings, 'cadence', filter],
    queryFn: ({ signal }) => request<CadenceBoard>('/api/meetings/cadence', { query: filter, signal }),
    staleTime: 30_000,
  });

/** Calls a meeting that no cadence asks for. */
export const callMeeting = (input: MeetingInput) =>
  request<Meeting>('/api/meetings', { method: 'POST', body: input });

/** Changes a meeting. Throws `meeting.changed` when somebody else did meanwhile. */
export const changeMeeting = (id: string, change: MeetingChange) =>
  request<Meeting>(`/api/meetings/${id}`, { method: 'PUT', body: change });

/** Takes a step. Throws `meeting.notNow`. */
export const actOnMeeting = (id: string, act: MeetingAct['act']) =>
  request<Meeting>(`/api/meetings/${id}/acts`, { method: 'POST', body: { act } });

/** Writes a note, to the page that is shown. */
export const noteMeeting = (id: string, note: NoteInput) =>
  request<Meeting>(`/api/meetings/${id}/notes`, { method: 'POST', body: note });

/** Saves the figures of a meeting as a file. */
export const savePack = (id: string, format: FileFormat, name: string) =>
  download(`${packPath(id)}/file`, { query: { format } }, `${name}.${format}`);

/** Saves its minutes. */
export const saveMinutes = (id: string, format: 'docx' | 'pdf', name: string) =>
  download(`/api/meetings/${id}/minutes/file`, { query: { format } }, `${name}.${format}`);
