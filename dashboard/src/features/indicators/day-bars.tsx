import type { CaseSummary } from '@fengqiao/contract/cases';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/api.ts';
import { dayMs, hourMs, instantOf, minuteOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './day-bars.module.css';
import { binMs, bins, countsByBin } from './day-bins.ts';

const pageSize = 500;
const mostPages = 4;

interface Today {
  /** When each case was registered, in milliseconds. */
  times: number[];
  /** False when there were too many to load; then the earliest hours are missing. */
  complete: boolean;
}

const todayQuery = (area: string, startMs: number) =>
  queryOptions({
    queryKey: ['today', area, startMs],
    queryFn: async ({ signal }): Promise<Today> => {
      const times: number[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const answer: { items: CaseSummary[]; nextCursor: string | null } = await request('/api/cases', {
          query: { area, from: instantOf(startMs), limit: pageSize, cursor },
          signal,
        });
        times.push(...answer.items.map((item) => Date.parse(item.registeredAt)));
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return { times, complete: cursor === null };
    },
    refetchInterval: 30_000,
  });

/** Cases registered today by quarter of an hour, up to now. */
export function DayBars({ area }: { area: string }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const startMs = startOfDay(now);
  const today = useQuery(todayQuery(area, startMs));
  const counts = countsByBin(today.data?.times ?? [], startMs);
  const highest = Math.max(4, ...counts);
  const total = today.data?.times.length ?? 0;
  return (
    <Panel
      title={t('desk.dayBars')}
      note={today.data && t('desk.dayTotal', { total: `${total}${today.data.complete ? '' : '+'}` })}
      state={panelState(today, undefined, useStaleSince())}
      onRetry={() => void today.refetch()}
      className={styles.panel ?? ''}
    >
      <svg
        className={styles.bars}
        viewBox={`0 0 ${bins} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('desk.dayBarsWords', { total })}
      >
        {counts.map((count, bin) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a quarter of an hour is its place in the day.
            key={bin}
            className={styles.bar}
            x={bin + 0.12}
            width={0.76}
            y={100 - (count / highest) * 100}
            height={(count / highest) * 100}
          >
            <title>{t('desk.binWords', { time: minuteOf(startMs + bin * binMs), count })}</title>
          </rect>
        ))}
        <rect className={styles.now} x={((now - startMs) / dayMs) * bins} y={0} width={0.12} height={100} />
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour === 24 ? '24:00' : minuteOf(startMs + hour * hourMs)}</span>
        ))}
      </div>
    </Panel>
  );
}
