import type { Camera } from '@fengqiao/contract/cameras';
import type {
  CameraRecordings,
  Playback,
  RecordingInput,
  RecordingPolicy,
} from '@fengqiao/contract/recordings';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { instantOf } from '../../lib/time.ts';
import type { PlaybackWindow } from './window.ts';

/** One camera's record: name, owner, whether it is private. */
export const cameraQuery = (cameraId: string) =>
  queryOptions({
    queryKey: ['cameras', 'detail', cameraId],
    queryFn: ({ signal }) => request<Camera>(`/api/cameras/${cameraId}`, { signal }),
    staleTime: 10 * 60_000,
  });

const recordingsKey = (cameraId: string) => ['cameras', 'recordings', cameraId] as const;

/** What there is of one day, `2026-11-22`; the present day grows. */
export const recordingsQuery = (cameraId: string, day: string) =>
  queryOptions({
    queryKey: [...recordingsKey(cameraId), day],
    queryFn: ({ signal }) =>
      request<CameraRecordings>(`/api/cameras/${cameraId}/recordings`, { query: { day }, signal }),
    refetchInterval: 20_000,
    retry: 1,
  });

/** The way to a recorded time; asked for again to renew it. */
export const requestPlayback = (cameraId: string, { fromMs, toMs }: PlaybackWindow): Promise<Playback> =>
  request<Playback>(`/api/cameras/${cameraId}/playback`, {
    method: 'POST',
    body: { from: instantOf(fromMs), to: instantOf(toMs) },
    signal: AbortSignal.timeout(10_000),
  });

/** Switches the recording of a camera on or off. */
export const decideRecording = (cameraId: string, input: RecordingInput): Promise<RecordingPolicy> =>
  request<RecordingPolicy>(`/api/cameras/${cameraId}/recording`, { method: 'PUT', body: input });

/** What a decision changes. */
export const changedBy = (cameraId: string) => ({ queryKey: recordingsKey(cameraId) });
