import type {
  Letter,
  LetterAttachment,
  LetterCounts,
  LetterDraft,
  LetterFilter,
  LetterOffer,
  LetterSummary,
} from '@fengqiao/contract/letters';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { download, type Query, request } from '../../lib/api.ts';

/** Behind `letters`: everything that a step may have changed. */
export const lettersKey = ['letters'] as const;

interface Page {
  items: LetterSummary[];
  nextCursor: string | null;
}

/** The register, the newest first, page by page. */
export const lettersQuery = (filter: LetterFilter) =>
  infiniteQueryOptions({
    queryKey: [...lettersKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page>('/api/letters', {
        query: { ...filter, limit: 50, cursor: pageParam } as Query,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 5_000,
  });

/** One letter; forgotten when no page shows it any more, as it may hold names. */
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: [...lettersKey, 'one', id],
    queryFn: ({ signal }) => request<Letter>(`/api/letters/${id}`, { signal }),
    gcTime: 0,
  });

export const countsQuery = (year: number) =>
  queryOptions({
    queryKey: [...lettersKey, 'counts', year],
    queryFn: ({ signal }) => request<LetterCounts>('/api/letters/counts', { query: { year }, signal }),
    staleTime: 30_000,
  });

/** What a new letter is filled with; of a case, or of an area. */
export const offerQuery = (caseCode: string | undefined) =>
  queryOptions({
    queryKey: [...lettersKey, 'offer', caseCode ?? null],
    queryFn: ({ signal }) => request<LetterOffer>('/api/letters/offer', { query: { caseCode }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Makes a draft, or replaces it. Throws `letter.badAddress`, `letter.isOut`. */
export const saveDraft = (id: string, draft: LetterDraft) =>
  request<Letter>(`/api/letters/${id}`, { method: 'PUT', body: draft });

export type LetterAction = 'issue' | 'remind' | 'withdraw' | 'receive' | 'reply' | 'assign' | 'coordinate';

/** Takes a step. Throws `letter.notNow`, `access.denied`. */
export const takeStep = (id: string, action: LetterAction, body?: object) =>
  request<Letter>(`/api/letters/${id}/${action}`, { method: 'POST', ...(body ? { body } : {}) });

const fileUrl = (letterId: string, id: string) => `/api/letters/${letterId}/files/${id}`;

/** Adds a file to a letter. Throws `letter.badFile`, `letter.tooManyFiles`, `letter.notNow`. */
export const attachFile = (letterId: string, id: string, file: File) =>
  request<Letter>(fileUrl(letterId, id), {
    method: 'PUT',
    query: { name: file.name },
    body: new Blob([file], { type: 'application/octet-stream' }),
  });

/** Takes a file out of a letter. Throws `letter.notNow`. */
export const removeFile = (letterId: string, id: string) =>
  request<Letter>(fileUrl(letterId, id), { method: 'DELETE' });

/** Saves a file of a letter. Throws `document.gone`. */
export const saveFile = (letterId: string, { id, name }: Pick<LetterAttachment, 'id' | 'name'>) =>
  download(fileUrl(letterId, id), {}, name);

/** Saves a letter as a file. Throws `document.noGlyph`. */
export const saveLetter = (
  { id, number, subject }: Pick<Letter, 'id' | 'number' | 'subject'>,
  format: 'docx' | 'pdf',
) => download(`/api/letters/${id}/file`, { query: { format } }, `${number ?? subject}.${format}`);
