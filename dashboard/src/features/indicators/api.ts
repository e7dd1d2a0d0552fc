import type {
  Indicator,
  IndicatorByArea,
  IndicatorCases,
  IndicatorCasesQuery,
  IndicatorFileQuery,
  IndicatorName,
  IndicatorQuery,
  IndicatorSeries,
  IndicatorSeriesQuery,
} from '@fengqiao/contract/indicators';
import type { PresenceBoard } from '@fengqiao/contract/presence';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { download, type Query, request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** One indicator with numerator, denominator and definition. */
export const indicatorQuery = (name: IndicatorName, query: IndicatorQuery) =>
  queryOptions({
    queryKey: [...queryKeys.indicators, name, query],
    queryFn: ({ signal }) => request<Indicator>(`/api/indicators/${name}`, { query, signal }),
  });

/** How often the page of indicators asks again: a meeting reads figures that stand, not ones that run. */
const everyMs = 60_000;
/** Not under `queryKeys.indicators`: with every event of the city some forty figures would be asked for anew. */
const pageKey = ['figures'] as const;

/** The same for the page of indicators. */
export const figureQuery = (name: IndicatorName, query: IndicatorQuery) =>
  queryOptions({
    queryKey: [...pageKey, name, query],
    queryFn: ({ signal }) => request<Indicator>(`/api/indicators/${name}`, { query, signal }),
    refetchInterval: everyMs,
  });

/** An indicator over time. */
export const seriesQuery = (name: IndicatorName, query: IndicatorSeriesQuery) =>
  queryOptions({
    queryKey: [...pageKey, name, 'series', query],
    queryFn: ({ signal }) => request<IndicatorSeries>(`/api/indicators/${name}/series`, { query, signal }),
    refetchInterval: everyMs,
  });

/** An indicator by the areas right below. */
export const byAreaQuery = (name: IndicatorName, query: IndicatorQuery) =>
  queryOptions({
    queryKey: [...pageKey, name, 'by-area', query],
    queryFn: ({ signal }) => request<IndicatorByArea>(`/api/indicators/${name}/by-area`, { query, signal }),
    refetchInterval: everyMs,
  });

/** Saves an indicator as the gateway writes it: the figure, its parts, its periods or its areas. */
export const saveIndicator = (name: IndicatorName, query: IndicatorFileQuery, fileName: string) =>
  download(`/api/indicators/${name}/file`, { query: query as Query }, `${fileName}.${query.format}`);

/** The cases behind a figure, page by page. */
export const figureCasesQuery = (name: IndicatorName, query: IndicatorCasesQuery) =>
  infiniteQueryOptions({
    queryKey: [...pageKey, name, 'cases', query],
    queryFn: ({ pageParam, signal }) =>
      request<IndicatorCases>(`/api/indicators/${name}/cases`, {
        query: { ...query, limit: 20, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Which departments are in the centres below an area, and who lacks whom. */
export const presenceQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: [...pageKey, 'presence', 'board', area ?? ''],
    queryFn: ({ signal }) =>
      request<PresenceBoard>('/api/presence/board', { query: area === undefined ? {} : { area }, signal }),
  });
