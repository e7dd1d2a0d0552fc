import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.ts';
import { dateTimeOf } from '../../lib/time.ts';
import styles from './elsewhere-note.module.css';

interface Elsewhere {
  terminal: string;
  place: string;
  lastSeenAt: string;
}

/** Where the account is logged in (HP-09: one person, one terminal), and the way to end it from here. */
export function ElsewhereNote({
  error,
  busy,
  onTakeOver,
}: {
  error: unknown;
  busy: boolean;
  onTakeOver: () => void;
}) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError) || error.code !== 'session.elsewhere') return null;
  const { terminal, place, lastSeenAt } = error.details as Elsewhere;
  const where = place === '' ? terminal : t('session.terminalAt', { terminal, place });
  return (
    <div className={styles.note} role="alert">
      <p className={styles.words}>{t('session.elsewhere', { where, time: dateTimeOf(lastSeenAt) })}</p>
      <Button block onClick={onTakeOver} loading={busy}>
        {t('session.takeOver')}
      </Button>
    </div>
  );
}
