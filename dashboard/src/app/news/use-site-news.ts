import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sourceAlarmsQuery } from '../../features/sources/api.ts';
import { tellNews } from '../../lib/notices/use-notices.ts';
import { useLive } from '../../live/live-context.tsx';
import { arrivals } from './arrivals.ts';

/** Tells of cameras that go out and of interfaces that fall silent. `maySeeSources`: whether the role may know of those. */
export function useSiteNews(maySeeSources: boolean): void {
  useOutages();
  useSilence(maySeeSources);
}

function useOutages(): void {
  const live = useLive();
  useEffect(
    () =>
      live.onOutage(({ cameraId, name, state }) => {
        if (state !== 'outage') return;
        tellNews({ kind: 'camera', key: cameraId, words: { name }, link: `/cameras/${cameraId}` });
      }),
    [live],
  );
}

function useSilence(enabled: boolean): void {
  const { data } = useQuery({ ...sourceAlarmsQuery, enabled });
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    for (const { name, label } of arrivals(known.current, data.alarms, (alarm) => alarm.name))
      tellNews({ kind: 'source', key: name, words: { name: label }, link: '/sources' });
    known.current = new Set(data.alarms.map(({ name }) => name));
  }, [data]);
}
