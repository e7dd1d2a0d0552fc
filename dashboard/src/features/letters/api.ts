import type {
  Letter,
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

/** Saves a letter as a file. Throws `document.noGlyph`. */
export const saveLetter = (
  { id, number, subject }: Pick<Letter, 'id' | 'number' | 'subject'>,
  format: 'docx' | 'pdf',
) => download(`/api/letters/${id}/file`, { query: { format } }, `${number ?? subject}.${format}`);
