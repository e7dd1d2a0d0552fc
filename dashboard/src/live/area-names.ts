import type { AreaDetail } from '@fengqiao/contract/areas';
import { isWithin } from '@fengqiao/contract/areas';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../lib/api.ts';
import { queryKeys } from './query-keys.ts';

/** An area, its children and the open cases in each. */
export const areaQuery = (code: string) =>
  queryOptions({
    queryKey: [...queryKeys.areas, code],
    queryFn: ({ signal }) => request<AreaDetail>(`/api/areas/${code}`, { signal }),
  });

/**
 * Names a place from the largest part that tells it apart: `Pingchang County · Sima village` for an account of the city. `root`: the
 * account's area; names come from its children, which the area tree has loaded anyway.
 */
export function usePlaceName(root: string): (place: { areaCode: string; areaName: string }) => string {
  const { data } = useQuery(areaQuery(root));
  return ({ areaCode, areaName }) => {
    const part = data?.children.find((child) => isWithin(areaCode, child.code));
    return part && part.code !== areaCode ? `${part.name} · ${areaName}` : areaName;
  };
}
