import type { Meeting } from '@fengqiao/contract/meetings';
import type { PackHead } from '@fengqiao/contract/packs';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import { meetingQuery, packPath } from '../../features/meetings/api.ts';
import { packQuery } from '../../features/packs/api.ts';
import { useListKeys } from '../../lib/keyboard/use-list-keys.ts';
import { useUiScale } from '../../theme/ui-scale.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { Watermark } from '../../ui/watermark.tsx';
import { mayOpen } from '../page-roles.ts';
import { ForbiddenPage } from '../pages/forbidden-page.tsx';
import { HelpOverlay } from '../shell/help-overlay.tsx';
import { useSession } from '../shell/use-session.ts';
import styles from './present.module.css';
import { Presentation } from './presentation.tsx';

/** `/meetings/:id/present?page=`: the frozen figures on the screen of the meeting room, worked by keys. */
export function PresentPage() {
  const session = useSession();
  return mayOpen(session.role, '/meetings/$id/present') ? <Present /> : <ForbiddenPage session={session} />;
}

function Present() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/meetings/$id/present' });
  const session = useSession();
  const meeting = useQuery(meetingQuery(id));
  const scale = useUiScale();
  useListKeys();
  const px = (size: number) => Math.round(size * scale);
  // A meeting goes on with what it has: a question that fails later takes nothing from the screen.
  const state = panelState({ ...meeting, error: meeting.data ? null : meeting.error });
  return (
    // Letters and fields for a room: what is typed is read from five metres too.
    <ConfigProvider
      theme={{
        token: {
          fontSize: px(21),
          fontSizeSM: px(18),
          controlHeight: px(44),
          controlHeightSM: px(36),
        },
      }}
    >
      <div className={styles.screen}>
        <Panel
          title={t('meetings.one')}
          hideTitle
          className={styles.fill ?? ''}
          state={state}
          onRetry={() => void meeting.refetch()}
        >
          {meeting.data && <WithPack meeting={meeting.data} />}
        </Panel>
        <Watermark
          facts={{
            displayName: session.displayName,
            account: session.account,
            terminal: session.terminal?.name ?? '',
            viewing: null,
          }}
          every="minute"
          on="page"
        />
      </div>
      <HelpOverlay only={['meeting', 'rollCall', 'form']} />
    </ConfigProvider>
  );
}

function WithPack({ meeting }: { meeting: Meeting }) {
  const { head } = meeting.pack;
  return head === null ? <NoPack meeting={meeting} /> : <Loaded meeting={meeting} head={head} />;
}

function Loaded({ meeting, head }: { meeting: Meeting; head: PackHead }) {
  const { t, i18n } = useTranslation();
  const pack = useQuery(packQuery(packPath(meeting.id), head.sha256, i18n.language));
  return (
    <Panel
      title={t('meetings.pages')}
      hideTitle
      className={styles.fill ?? ''}
      state={panelState({ ...pack, error: pack.data ? null : pack.error })}
      onRetry={() => void pack.refetch()}
    >
      {pack.data && <Presentation meeting={meeting} pack={pack.data} />}
    </Panel>
  );
}

function NoPack({ meeting: { id, title } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <main className={styles.message}>
      <h1>{title}</h1>
      <p>{t('meetings.noPack')}</p>
      <p>{t('meetings.noPackHint')}</p>
      <Link to="/meetings/$id" params={{ id }}>
        {t('meetings.toPrepare')}
      </Link>
    </main>
  );
}
