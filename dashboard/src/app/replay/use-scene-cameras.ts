import type { CaseDetail } from '@fengqiao/contract/cases';
import type { CameraRecordings, RecordedSpan } from '@fengqiao/contract/recordings';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { NearCamera } from '../../features/nearby/near.ts';
import { recordingsQuery } from '../../features/playback/api.ts';
import { dayOf } from '../../lib/time.ts';
import { sceneCamerasQuery } from './api.ts';

/** A public camera around the case with what is recorded of it on the bar. */
export interface SceneCamera extends NearCamera {
  /** One answer for each day of the bar; undefined = not there yet. */
  days: (CameraRecordings | undefined)[];
  spans: RecordedSpan[];
}

/** What is known of the surroundings. `found` is false while the cameras are looked for. */
export interface SceneCameras {
  found: boolean;
  error: unknown;
  items: SceneCamera[];
}

/** The public cameras around a place and what is recorded of them between two moments, epoch ms. */
export function useSceneCameras(
  place: CaseDetail['location'],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): SceneCameras {
  const near = useQuery({ ...sceneCamerasQuery(place ?? { lng: 0, lat: 0 }), enabled: place !== null });
  const days = [...new Set([dayOf(fromMs), dayOf(toMs - 1)])];
  const cameras = near.data ?? [];
  const answers = useQueries({
    queries: cameras.flatMap(({ camera }) => days.map((day) => recordingsQuery(camera.id, day))),
    combine: (results) => results.map(({ data }) => data),
  });
  const items = useMemo(
    () =>
      cameras.map((near, index): SceneCamera => {
        const own = answers.slice(index * days.length, (index + 1) * days.length);
        return { ...near, days: own, spans: own.flatMap((answer) => answer?.spans ?? []) };
      }),
    [cameras, answers, days.length],
  );
  return { found: near.data !== undefined || place === null, error: near.error, items };
}
