import { useTranslation } from 'react-i18next';
import { secondOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { staleSince } from '../../live/connection.ts';
import { useLiveState } from '../../live/live-context.tsx';
import styles from './connection-banner.module.css';

/** Across the page while it is cut off from the server: what is shown is old, since when, and that it comes back by itself. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const since = staleSince(useLiveState('connection'));
  const now = useNow(1000);
  const { unit, count } = spanOf(now - (since ?? now));
  return (
    <div role="status" className={since === null ? undefined : styles.banner}>
      {since !== null && t('shell.cutOff', { time: secondOf(since), age: t(`time.${unit}`, { count }) })}
    </div>
  );
}
