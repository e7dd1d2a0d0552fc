import type {
  CaseAccess,
  CaseNote,
  CaseNoteInput,
  HandlerCandidate,
  HandlersInput,
  SealInput,
  UnmaskInput,
  Unmasking,
} from '@fengqiao/contract/confidentiality';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

const pathOf = (caseCode: string, part: string) => `/api/cases/${encodeURIComponent(caseCode)}/${part}`;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Opens a case as written for a while. Throws `case.notMasked`, `access.denied`. */
export const unmaskCase = (caseCode: string, body: UnmaskInput) =>
  request<Unmasking>(pathOf(caseCode, 'unmask'), { method: 'POST', body });

/** Throws `case.sealed`, `case.badHandler`, `access.denied`. */
export const sealCase = (caseCode: string, body: SealInput) =>
  request<unknown>(pathOf(caseCode, 'seal'), { method: 'PUT', body });

/** Throws `case.notSealed`, `access.denied`. */
export const unsealCase = (caseCode: string, reason: string) =>
  request<unknown>(pathOf(caseCode, 'seal'), { method: 'DELETE', body: { reason } });

/** Names the handling team. Throws `case.badHandler`, `access.denied`. */
export const nameHandlers = (caseCode: string, body: HandlersInput) =>
  request<unknown>(pathOf(caseCode, 'handlers'), { method: 'PUT', body });

/** Who can be named for the case, the nearest first. */
export const candidatesQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['cases', 'candidates', caseCode],
    queryFn: ({ signal }) => request<Page<HandlerCandidate>>(pathOf(caseCode, 'candidates'), { signal }),
    staleTime: 60_000,
  });

/** Writes down that the page was put on paper. */
export const notePrint = (caseCode: string) => request<null>(pathOf(caseCode, 'prints'), { method: 'POST' });

/** 查阅记录, the newest first. Forgotten as soon as it is off the screen. */
export const caseAccessQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['cases', 'access', caseCode],
    queryFn: ({ signal }) => request<Page<CaseAccess>>(pathOf(caseCode, 'access'), { signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** 背对背 notes that this account may read; reading them is recorded, so they are asked for once per opening. */
export const caseNotesQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['cases', 'notes', caseCode],
    queryFn: ({ signal }) => request<Page<CaseNote>>(pathOf(caseCode, 'notes'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Only the author can; that there was a note stays in the audit log. */
export const removeNote = (caseCode: string, id: string) =>
  request<null>(pathOf(caseCode, `notes/${id}`), { method: 'DELETE' });

export const writeNote = (caseCode: string, body: CaseNoteInput) =>
  request<CaseNote>(pathOf(caseCode, 'notes'), { method: 'POST', body });
