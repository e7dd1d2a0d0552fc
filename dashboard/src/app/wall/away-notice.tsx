import { useTranslation } from 'react-i18next';
import { secondOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import styles from './wall.module.css';

/** Says since when the gateway is away; the scene and the pictures stay. */
export function AwayNotice() {
  const { t } = useTranslation();
  const since = useStaleSince();
  if (since === null) return null;
  return (
    <p className={styles.away} role="status">
      {t('wall.away', { time: secondOf(since) })}
    </p>
  );
}
