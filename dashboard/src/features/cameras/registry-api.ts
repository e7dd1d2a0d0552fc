import type { CameraImportLine, CameraImportOptions } from '@fengqiao/contract/camera-imports';
import type {
  Camera,
  CameraChange,
  CameraDetail,
  CameraFacets,
  CameraInput,
  CameraState,
  CameraUpstream,
  CameraUpstreamInput,
} from '@fengqiao/contract/cameras';
import type { DeviceReport, PtzInput, PtzLease, PtzPresets } from '@fengqiao/contract/onvif';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { download, request, requestLines } from '../../lib/api.ts';
import type { RegistrySearch } from './registry-search.ts';

const pageOf = 100;

/** Cameras that fit the filters, page by page. */
export const registryQuery = ({ open: _, ...filter }: RegistrySearch) =>
  infiniteQueryOptions({
    queryKey: ['cameras', 'registry', filter],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: Camera[]; nextCursor: string | null }>('/api/cameras', {
        query: { ...filter, limit: pageOf, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** How many they are, and of which kinds. */
export const facetsQuery = ({ open: _, ...filter }: RegistrySearch) =>
  queryOptions({
    queryKey: ['cameras', 'facets', filter],
    queryFn: ({ signal }) => request<CameraFacets>('/api/cameras/facets', { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });

export const cameraDetailQuery = (id: string) =>
  queryOptions({
    queryKey: ['cameras', 'whole', id],
    queryFn: ({ signal }) => request<CameraDetail>(`/api/cameras/${id}`, { signal }),
  });

export const upstreamsQuery = queryOptions({
  queryKey: ['cameraUpstreams'],
  queryFn: ({ signal }) => request<{ items: CameraUpstream[] }>('/api/camera-upstreams', { signal }),
});

export const putUpstream = (id: string, body: CameraUpstreamInput) =>
  request<CameraUpstream>(`/api/camera-upstreams/${id}`, { method: 'PUT', body });

/** Relays that run now; the same query as the desk's. */
export const cameraStatesQuery = queryOptions({
  queryKey: ['cameraStates'],
  queryFn: ({ signal }) => request<{ items: CameraState[] }>('/api/cameras/states', { signal }),
  refetchInterval: 10_000,
});

export const createCamera = (body: CameraInput) =>
  request<CameraDetail>(`/api/cameras/${body.id}`, { method: 'PUT', body });
export const changeCamera = (id: string, body: CameraChange) =>
  request<CameraDetail>(`/api/cameras/${id}`, { method: 'PATCH', body });
export const deleteCamera = (id: string) => request<void>(`/api/cameras/${id}`, { method: 'DELETE' });
export const readDevice = (id: string) =>
  request<DeviceReport>(`/api/cameras/${id}/onvif`, { method: 'POST', body: {} });

export const presetsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cameraPresets', id],
    queryFn: ({ signal }) => request<PtzPresets>(`/api/cameras/${id}/presets`, { signal }),
    retry: false,
    staleTime: 30_000,
  });
export const turnCamera = (id: string, body: PtzInput) =>
  request<PtzLease>(`/api/cameras/${id}/ptz`, { method: 'POST', body });

/** Sends a file of cameras; `onLine` hears how far it is, every row that is not taken, and the result. */
export function importCameras(
  file: File,
  options: CameraImportOptions,
  onLine: (line: CameraImportLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', file);
  return requestLines('/api/camera-imports', { method: 'POST', body: form, signal }, onLine);
}

export const downloadTemplate = (fileName: string) => download('/api/camera-imports/template', {}, fileName);
