import type { Meeting } from '@fengqiao/contract/meetings';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgendaPanel } from '../../features/meetings/agenda-panel.tsx';
import { meetingQuery } from '../../features/meetings/api.ts';
import { AttendeePanel } from '../../features/meetings/attendee-panel.tsx';
import { ForecastPanel } from '../../features/meetings/forecast-panel.tsx';
import { MeetingFiles } from '../../features/meetings/meeting-files.tsx';
import { NotePanel } from '../../features/meetings/note-panel.tsx';
import { OvertakenNotice } from '../../features/meetings/overtaken-notice.tsx';
import { useMeetingEdit } from '../../features/meetings/use-meeting-edit.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { MeetingHead } from './meeting-head.tsx';
import styles from './meeting-page.module.css';

/** `/meetings/:id`: everything of one meeting, before it and after it. */
export function MeetingPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/meetings/$id' });
  const meeting = useQuery(meetingQuery(id));
  return (
    <div className={page.wide}>
      <nav className={styles.back}>
        <Link to="/meetings">{t('meetings.title')}</Link>
        <Link to="/decisions">{t('decisions.title')}</Link>
      </nav>
      <Panel
        title={t('meetings.one')}
        hideTitle
        state={panelState(meeting, undefined, useStaleSince())}
        onRetry={() => void meeting.refetch()}
      >
        {meeting.data && <Prepared key={id} meeting={meeting.data} />}
      </Panel>
    </div>
  );
}

function Prepared({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const editing = useMeetingEdit(meeting.id);
  const { may, earlier, taken } = meeting;
  return (
    <>
      <MeetingHead meeting={meeting} editing={editing} />
      <OvertakenNotice editing={editing} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <DecisionPanel
            title={t('meetings.earlier')}
            decisions={earlier}
            emptyText={t('meetings.noEarlier')}
          />
          <DecisionPanel title={t('meetings.taken')} decisions={taken} emptyText={t('meetings.noTaken')} />
          <NotePanel meeting={meeting} mayWrite={may.write} />
          <ForecastPanel meeting={meeting} editing={editing} mayWrite={may.write} />
        </div>
        <div className={styles.column}>
          <AgendaPanel meeting={meeting} editing={editing} mayWrite={may.write} />
          <AttendeePanel meeting={meeting} editing={editing} mayWrite={may.write} />
          <MeetingFiles meeting={meeting} />
        </div>
      </div>
    </>
  );
}
