import type { Meeting } from '@fengqiao/contract/meetings';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf } from '../../lib/time.ts';
import styles from './meetings.module.css';
import type { MeetingActing } from './use-meeting-act.ts';

interface PackStandingProps {
  meeting: Meeting;
  acting: MeetingActing;
  mayPrepare: boolean;
}

/** How the figures of a meeting stand: not asked for, being made (how far), ready, or why not. */
export function PackStanding({ meeting, acting, mayPrepare }: PackStandingProps) {
  const { t } = useTranslation();
  const { pack, plannedAt } = meeting;
  const { state, progress } = pack;
  const making = state === 'queued' || state === 'running';
  return (
    <div className={styles.standing} data-pack={state}>
      <span role="status">
        <strong>{t(`meetings.pack.${state}`)}</strong>
        {state === 'none' && ` · ${t('meetings.packBefore', { time: shortDateTimeOf(plannedAt) })}`}
        {making && progress && ` · ${progress.step ?? ''} ${progress.done} / ${progress.of}`}
      </span>
      {making && (
        <progress
          className={styles.progress}
          aria-label={t('meetings.pack.running')}
          {...(progress ? { value: progress.done, max: progress.of } : {})}
        />
      )}
      {mayPrepare && !making && (
        <Button
          size="small"
          type={state === 'ready' ? 'default' : 'primary'}
          loading={acting.pending === 'prepare'}
          onClick={() => acting.act('prepare')}
        >
          {t(state === 'ready' ? 'meetings.prepareAgain' : 'meetings.prepare')}
        </Button>
      )}
    </div>
  );
}
