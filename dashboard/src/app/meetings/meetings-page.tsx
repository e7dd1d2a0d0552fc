import { meetingStates } from '@fengqiao/contract/meetings';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { CadencePanel } from '../../features/meetings/cadence-panel.tsx';
import { CallDialog } from '../../features/meetings/call-dialog.tsx';
import { mayCall } from '../../features/meetings/may-call.ts';
import { type MeetingsSearch, meetingViews } from '../../features/meetings/meeting-search.ts';
import { monthAfter } from '../../features/meetings/month-grid.ts';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { areaQuery } from '../../live/area-names.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import page from '../../ui/page.module.css';
import { useSession } from '../shell/use-session.ts';
import { MeetingsShown } from './meetings-shown.tsx';

/** `/meetings`: the meetings of an area and below it, month by month, and who has held what the cadence asks for (BZ-09, HP-10, HP-11). */
export function MeetingsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/shell/meetings' });
  const navigate = useNavigate({ from: '/meetings' });
  const [calling, setCalling] = useState(false);
  const today = dayOf(useNow(60_000));
  const { area = session.areaCode, month = today.slice(0, 7), state, view = 'month', day } = search;
  const { data: named } = useQuery(areaQuery(area));
  const change = (part: { [K in keyof MeetingsSearch]?: MeetingsSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as MeetingsSearch });
  return (
    <div className={page.wide}>
      <div className={page.head}>
        <h1 className={page.title}>{t('meetings.title')}</h1>
        {mayCall(session) && (
          <Button type="primary" onClick={() => setCalling(true)}>
            {t('meetings.call')}
          </Button>
        )}
      </div>
      <Breadcrumbs
        code={area}
        onSelect={(code) => change({ area: code === session.areaCode ? undefined : code })}
      />
      <search className={page.filters}>
        <Segmented
          aria-label={t('meetings.viewLabel')}
          value={view}
          options={meetingViews.map((value) => ({ value, label: t(`meetings.view.${value}`) }))}
          onChange={(next) => change({ view: next === 'month' ? undefined : next, day: undefined })}
        />
        <Button
          aria-label={t('meetings.previousMonth')}
          onClick={() => change({ month: monthAfter(month, -1), day: undefined })}
        >
          ‹
        </Button>
        <strong>{month}</strong>
        <Button
          aria-label={t('meetings.nextMonth')}
          onClick={() => change({ month: monthAfter(month, 1), day: undefined })}
        >
          ›
        </Button>
        {month !== today.slice(0, 7) && (
          <Button onClick={() => change({ month: undefined })}>{t('meetings.thisMonth')}</Button>
        )}
        {day !== undefined && view === 'list' && (
          <Button onClick={() => change({ day: undefined })}>{t('meetings.onlyDay', { day })} ×</Button>
        )}
        {view !== 'cadence' && (
          <FilterSelect
            label={t('meetings.stateLabel')}
            value={state}
            options={meetingStates.map((value) => ({ value, label: t(`meetings.state.${value}`) }))}
            anyLabel={t('meetings.anyState')}
            onChange={(next) => change({ state: next })}
          />
        )}
      </search>
      {view === 'cadence' ? (
        <CadencePanel area={area} from={`${month}-01`} until={`${monthAfter(month, 1)}-01`} />
      ) : (
        <MeetingsShown area={area} month={month} today={today} view={view} state={state} day={day} />
      )}
      {calling && (
        <CallDialog
          area={area}
          areaName={named?.name ?? session.areaName}
          onClose={() => setCalling(false)}
        />
      )}
    </div>
  );
}
