import type { WallCard, WallList } from '@fengqiao/contract/wall-cards';
import type { TileList } from '@fengqiao/contract/wall-tiles';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';

/** Changes come by the socket; this is for what only time changes. */
const everyMs = 60_000;
const base = (wallId: string) => `/api/walls/${encodeURIComponent(wallId)}`;

/** Keys of what tiles of cases show; `useFreshTiles` reaches them. */
export const tileKeysOf = {
  card: (caseCode: string) => ['wallTiles', 'card', caseCode] as const,
  lists: ['wallTiles', 'list'] as const,
};

/** A case as a tile shows it, masked. A kiosk is refused with `notFound` once it hangs on its wall no more. */
export const cardQuery = (wallId: string, caseCode: string) =>
  queryOptions({
    queryKey: [...tileKeysOf.card(caseCode), wallId],
    queryFn: ({ signal }) => request<WallCard>(`${base(wallId)}/cards/${caseCode}`, { signal }),
    refetchInterval: everyMs,
  });

/** What waits for somebody in an area, masked. */
export const listQuery = (wallId: string, list: TileList, area: string) =>
  queryOptions({
    queryKey: [...tileKeysOf.lists, wallId, list, area],
    queryFn: ({ signal }) => request<WallList>(`${base(wallId)}/lists/${list}`, { query: { area }, signal }),
    refetchInterval: everyMs,
  });
