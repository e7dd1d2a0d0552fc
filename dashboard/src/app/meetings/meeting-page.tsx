import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgendaPanel } from '../../features/meetings/agenda-panel.tsx';
import { meetingQuery, packPath } from '../../features/meetings/api.ts';
import { AttendeePanel } from '../../features/meetings/attendee-panel.tsx';
import { ForecastPanel } from '../../features/meetings/forecast-panel.tsx';
import { MeetingFiles } from '../../features/meetings/meeting-files.tsx';
import { NotePanel } from '../../features/meetings/note-panel.tsx';
import { OvertakenNotice } from '../../features/meetings/overtaken-notice.tsx';
import { useMeetingEdit } from '../../features/meetings/use-meeting-edit.ts';
import { packQuery } from '../../features/packs/api.ts';
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

const noPages: Pack['pages'] = [];

/** The pages of the frozen figures; none before they are made. */
function usePackPages({ id, pack: { head } }: Meeting): Pack['pages'] {
  const { i18n } = useTranslation();
  const pack = useQuery({
    ...packQuery(packPath(id), head?.sha256 ?? '', i18n.language),
    enabled: head !== null,
  });
  return pack.data?.pages ?? noPages;
}

function Prepared({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const editing = useMeetingEdit(meeting.id);
  const pages = usePackPages(meeting);
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
          <AgendaPanel meeting={meeting} editing={editing} mayWrite={may.write} pages={pages} />
          <AttendeePanel meeting={meeting} editing={editing} mayWrite={may.write} />
          <MeetingFiles meeting={meeting} />
        </div>
      </div>
    </>
  );
}
