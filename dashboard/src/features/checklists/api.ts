import type {
  ChecklistAreas,
  ChecklistItem,
  ChecklistItemInput,
  Checklists,
} from '@fengqiao/contract/checklists';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Behind this key stands everything that an item may have changed. */
export const checklistsKey = ['checklists'] as const;

/** The lists of an area with what people say and what the product knows. */
export const checklistsQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: [...checklistsKey, area ?? null],
    queryFn: ({ signal }) => request<Checklists>('/api/checklists', { query: { area }, signal }),
  });

/** How far the areas right below are with a list. */
export const checklistAreasQuery = (list: string, area: string | undefined) =>
  queryOptions({
    queryKey: [...checklistsKey, 'areas', list, area ?? null],
    queryFn: ({ signal }) =>
      request<ChecklistAreas>(`/api/checklists/${encodeURIComponent(list)}/areas`, {
        query: { area },
        signal,
      }),
  });

/** Says how an item stands. */
export const putItem = (list: string, item: number, body: ChecklistItemInput) =>
  request<ChecklistItem>(`/api/checklists/${encodeURIComponent(list)}/${item}`, { method: 'PUT', body });

/** What is sent of an item as it stands. */
export const inputOf = ({
  state,
  words,
  evidence,
  link,
  fact,
}: ChecklistItem): Omit<ChecklistItemInput, 'areaCode'> => ({
  state,
  words,
  evidence,
  link,
  fact: fact?.name ?? null,
});
