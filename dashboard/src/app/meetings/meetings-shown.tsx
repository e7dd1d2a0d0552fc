import type { MeetingState } from '@fengqiao/contract/meetings';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meetingsQuery } from '../../features/meetings/api.ts';
import { MeetingTable } from '../../features/meetings/meeting-table.tsx';
import { MonthCalendar } from '../../features/meetings/month-calendar.tsx';
import { gridDays, monthAfter } from '../../features/meetings/month-grid.ts';
import { dayOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';

interface MeetingsShownProps {
  area: string;
  /** `YYYY-MM`. */
  month: string;
  today: string;
  view: 'month' | 'list';
  state: MeetingState | undefined;
  /** Only those of this day, in the list. */
  day: string | undefined;
}

/** As many as the gateway lists at most. */
const mostListed = 500;

/** The meetings of an area and a month, as a calendar or as a list. */
export function MeetingsShown({ area, month, today, view, state, day }: MeetingsShownProps) {
  const { t } = useTranslation();
  const days =
    view === 'month' ? gridDays(month) : { from: `${month}-01`, until: `${monthAfter(month, 1)}-01` };
  const meetings = useQuery(meetingsQuery({ area, ...days, ...(state === undefined ? {} : { state }) }));
  const all = meetings.data?.items ?? [];
  const items =
    view === 'list' && day !== undefined ? all.filter(({ plannedAt }) => dayOf(plannedAt) === day) : all;
  const nothing = t(state === undefined ? 'meetings.noneInMonth' : 'meetings.noneOfState');
  return (
    <Panel
      title={t('meetings.list')}
      hideTitle
      state={panelState(meetings, () => view === 'list' && items.length === 0, useStaleSince())}
      emptyText={nothing}
      onRetry={() => void meetings.refetch()}
    >
      {all.length >= mostListed && <p className={page.warn}>{t('meetings.notAll', { count: mostListed })}</p>}
      {view === 'list' ? (
        <MeetingTable meetings={items} />
      ) : (
        <>
          {items.length === 0 && <p className={page.faint}>{nothing}</p>}
          <MonthCalendar area={area} month={month} today={today} meetings={items} />
        </>
      )}
    </Panel>
  );
}
