import { useTranslation } from 'react-i18next';
import { spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from '../../ui/form-problem.module.css';

/** Counts down until the account may be tried again. `until`: milliseconds by the server's clock. */
export function LockedNote({ until }: { until: number }) {
  const { t } = useTranslation();
  const leftMs = until - useNow(1000);
  const { unit, count } = spanOf(leftMs + 999);
  return (
    <p className={styles.problem} role="status" data-testid="locked">
      {leftMs > 0 ? t('session.lockedFor', { time: t(`time.${unit}`, { count }) }) : t('session.lockedOver')}
    </p>
  );
}
