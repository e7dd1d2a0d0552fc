import { useTranslation } from 'react-i18next';
import { secondOf } from '../../lib/time.ts';
import type { Connection } from '../../live/connection.ts';
import { useLiveState } from '../../live/live-context.tsx';
import styles from './header.module.css';

function useConnectionWords(connection: Connection): string {
  const { t } = useTranslation();
  if (connection.kind === 'live') {
    if (connection.delayMs === null) return t('shell.live');
    // A tenth is as fine as a person can use; below it the figure would only flicker.
    return t('shell.liveDelay', { seconds: Math.max(0.1, connection.delayMs / 1000).toFixed(1) });
  }
  if (connection.kind === 'connecting') return t('shell.connecting');
  return t(`shell.${connection.kind}`, { time: secondOf(connection.since) });
}

/** Whether the page is live, and how late. */
export function ConnectionState() {
  const connection = useLiveState('connection');
  const words = useConnectionWords(connection);
  return (
    <span className={styles.state} data-kind={connection.kind} data-testid="connection">
      <span className={styles.dot} aria-hidden="true" />
      {words}
    </span>
  );
}
