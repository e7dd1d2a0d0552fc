import type { MeetingLine } from '@fengqiao/contract/meetings';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { decisionsQuery } from '../../features/decisions/api.ts';
import { meetingsQuery } from '../../features/meetings/api.ts';
import { dateTimeOf, dayMs, dayOf, weekdayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './home-week.module.css';

const aheadDays = 31;
const backDays = 30;

/** The meeting that goes on, else the next one that is planned; null = none is near. */
function nextOf(meetings: readonly MeetingLine[], areaCode: string): MeetingLine | null {
  const mine = meetings
    .filter((each) => each.areaCode === areaCode)
    .toSorted((one, other) => one.plannedAt.localeCompare(other.plannedAt));
  return mine.find(({ state }) => state === 'open') ?? mine.find(({ state }) => state === 'planned') ?? null;
}

/** On the home of a leader: the next meeting, meetings that were not held, and decisions that are late. */
export function HomeWeek({ area }: { area: string }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const window = { area, from: dayOf(now - backDays * dayMs), until: dayOf(now + aheadDays * dayMs) };
  const meetings = useQuery(meetingsQuery(window));
  const open = useInfiniteQuery(decisionsQuery({ area, state: 'open' }));
  const late = useInfiniteQuery(decisionsQuery({ area, state: 'open', late: true }));
  const items = meetings.data?.items ?? [];
  const next = nextOf(items, area);
  const missed = items.filter(({ state }) => state === 'missed').length;
  const counted = ({ data, hasNextPage }: typeof open): string => {
    const count = data?.pages.reduce((sum, page) => sum + page.items.length, 0);
    if (count === undefined) return '–';
    return hasNextPage ? t('meetings.atLeast', { count }) : String(count);
  };
  const lateCount = counted(late);
  return (
    <Panel title={t('meetings.week')} state={panelState(meetings)} onRetry={() => void meetings.refetch()}>
      <div className={styles.week}>
        {next === null ? (
          <span className={styles.item}>{t('meetings.noNext', { days: aheadDays })}</span>
        ) : (
          <Link
            to="/meetings/$id"
            params={{ id: next.id }}
            className={styles.item}
            data-open={next.state === 'open' || undefined}
          >
            <strong>
              {next.state === 'open' ? t('meetings.today', { title: next.title }) : t('meetings.next')}
            </strong>
            {next.state === 'planned' && (
              <span>
                {next.title} · {dateTimeOf(next.plannedAt)} {t(`time.weekday.${weekdayOf(next.plannedAt)}`)}
              </span>
            )}
            <span className={styles.faint}>{t(`meetings.pack.${next.pack.state}`)}</span>
          </Link>
        )}
        <Link
          to="/meetings"
          search={{ view: 'cadence' }}
          className={styles.item}
          data-late={missed > 0 || undefined}
        >
          {missed > 0
            ? t('meetings.missedSome', { count: missed, days: backDays })
            : t('meetings.missedNone', { days: backDays })}
        </Link>
        <Link
          to="/decisions"
          search={lateCount === '0' ? {} : { view: 'late' }}
          className={styles.item}
          data-late={(lateCount !== '0' && lateCount !== '–') || undefined}
        >
          <strong>{t('meetings.lateDecisions', { count: lateCount as unknown as number })}</strong>
          <span>{t('meetings.openDecisions', { count: counted(open) as unknown as number })}</span>
        </Link>
      </div>
    </Panel>
  );
}
