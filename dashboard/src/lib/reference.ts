import type { Label, Reference } from '@fengqiao/contract/reference';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from './api.ts';

/** The words and the region of the place's profile; they do not change while a page is open. */
export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => request<Reference>('/api/reference', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Codes of the registry in the language of the page; a code without words is shown as it is. */
export interface ReferenceWords {
  category: (code: string | null) => string;
  department: (code: string | null) => string;
  difficulty: (code: string | null) => string;
}

const dash = '–';

function lookUp(rows: readonly { code: string; label: Label }[], language: 'zh' | 'en') {
  const words = new Map(rows.map((row) => [row.code, row.label[language]]));
  return (code: string | null) => (code === null ? dash : (words.get(code) ?? code));
}

/** Words for the codes of the profile; before they are loaded, the codes. */
export function useReferenceWords(): ReferenceWords {
  const { i18n } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(
    () => ({
      category: lookUp(data?.categories ?? [], language),
      department: lookUp(data?.departments ?? [], language),
      difficulty: lookUp(data?.difficulties ?? [], language),
    }),
    [data, language],
  );
}

/** Words of the registry or of a profile in the language of the page. */
export function useLabel(): (label: Label) => string {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (label) => label[language];
}
