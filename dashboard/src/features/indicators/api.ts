import type { Indicator, IndicatorName, IndicatorQuery } from '@fengqiao/contract/indicators';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** One indicator with numerator, denominator and definition. */
export const indicatorQuery = (name: IndicatorName, query: IndicatorQuery) =>
  queryOptions({
    queryKey: [...queryKeys.indicators, name, query],
    queryFn: ({ signal }) => request<Indicator>(`/api/indicators/${name}`, { query, signal }),
  });
