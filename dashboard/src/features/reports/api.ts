import type {
  Report,
  ReportFile,
  ReportInput,
  ReportKey,
  ReportKind,
  ReportKindLine,
  ReportLine,
  Returns,
} from '@fengqiao/contract/reports';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { download, request, requestBytes } from '../../lib/api.ts';

/** Behind `reports`: the list, each report, and the monthly returns. */
export const reportsKey = ['reports'] as const;

/** While something is being made, its progress is asked for so often; otherwise the list is looked at once a minute. */
const [whileMadeMs, otherwiseMs] = [1_500, 60_000];

export const isUnderWay = ({ state }: Pick<ReportLine, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/** Kinds of reports as this place makes them. */
export const kindsQuery = queryOptions({
  queryKey: [...reportsKey, 'kinds'],
  queryFn: ({ signal }) => request<{ items: ReportKindLine[] }>('/api/reports/kinds', { signal }),
  staleTime: 300_000,
});

interface Page {
  items: ReportLine[];
  nextCursor: string | null;
}

/** Reports of an area and those below, the newest first. */
export const reportsQuery = (filter: { area?: string; kind?: ReportKind }) =>
  infiniteQueryOptions({
    queryKey: [...reportsKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page>('/api/reports', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? whileMadeMs : otherwiseMs,
  });

/** One report with its frozen pages, in a language. */
export const reportQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: [...reportsKey, 'one', id, language],
    queryFn: ({ signal }) => request<Report>(reportPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? whileMadeMs : false),
  });

/** Where a report is read, and its cases behind it. */
export const reportPath = (id: string): string => `/api/reports/${encodeURIComponent(id)}`;

/** Has one made; the same one twice in the queue is one. */
export const makeReport = (input: ReportInput) =>
  request<ReportLine>('/api/reports', { method: 'POST', body: input });

export const cancelReport = (id: string) => request<unknown>(reportPath(id), { method: 'DELETE' });

const fileOptions = ({ format }: Pick<ReportFile, 'format'>) => ({ query: { format } });

export const saveReport = (report: Pick<ReportLine, 'id' | 'title'>, file: ReportFile) =>
  download(`${reportPath(report.id)}/file`, fileOptions(file), `${report.title}.${file.format}`);

/** The bytes of a file, to be compared with its hash and signature. */
export const reportBytes = (id: string, file: ReportFile) =>
  requestBytes(`${reportPath(id)}/file`, fileOptions(file));

/** The key by which this installation signs, in PEM. */
export const publicKey = async (): Promise<string> =>
  (await request<ReportKey>('/api/reports/key')).publicKey;

/** Who has sent the return of a month (`YYYY-MM`); left out = the one that is due next. */
export const returnsQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: [...reportsKey, 'returns', month ?? ''],
    queryFn: ({ signal }) => request<Returns>('/api/returns', { query: { month }, signal }),
    refetchInterval: otherwiseMs,
  });

/** Sends a monthly return up. */
export const sendReturn = (month: string, reportId: string) =>
  request<unknown>('/api/returns', { method: 'POST', body: { month, reportId } });
