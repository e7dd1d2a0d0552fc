import type { Meeting } from '@fengqiao/contract/meetings';
import type { Pack } from '@fengqiao/contract/packs';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingActing } from '../../features/meetings/use-meeting-act.ts';
import { FrozenMark } from '../../features/packs/frozen-mark.tsx';
import { useStaleSince } from '../../live/live-context.tsx';
import styles from './present.module.css';
import { toggleFullScreen } from './use-present-keys.ts';

interface PresentHeadProps {
  meeting: Meeting;
  pack: Pack;
  at: number;
  acting: MeetingActing;
}

/** Which meeting, that its figures are frozen and since when, which page of how many, and what the keys do. */
export function PresentHead({ meeting, pack, at, acting }: PresentHeadProps) {
  const { t } = useTranslation();
  const { id, title, state, chair, may } = meeting;
  const cut = useStaleSince() !== null;
  return (
    <header className={styles.header}>
      <h1 className={styles.meeting}>
        <Link to="/meetings/$id" params={{ id }}>
          {title}
        </Link>
      </h1>
      <FrozenMark head={pack} />
      <span className={styles.space} />
      {cut && (
        <strong role="status" className={styles.cut}>
          {t('meetings.cut')}
        </strong>
      )}
      {chair !== null && <span className={styles.soft}>{t('meetings.chair', { name: chair })}</span>}
      {may.acts.includes('open') ? (
        <button
          type="button"
          className={styles.button}
          disabled={acting.pending !== null}
          onClick={() => acting.act('open')}
        >
          {t('meetings.begin')} <kbd>B</kbd>
        </button>
      ) : (
        <span className={styles.soft}>{t(`meetings.state.${state}`)}</span>
      )}
      <strong className={styles.count} data-testid="page-count">
        {t('meetings.pageOf', { at: at + 1, count: pack.pages.length })}
      </strong>
      <button type="button" className={styles.button} onClick={() => window.print()}>
        {t('meetings.print')}
      </button>
      <button type="button" className={styles.button} onClick={toggleFullScreen}>
        {t('bigScreen.full')} <kbd>F</kbd>
      </button>
    </header>
  );
}
