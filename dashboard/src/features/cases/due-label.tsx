import { useTranslation } from 'react-i18next';
import { dateTimeOf, hourMs, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './case.module.css';

/** Time left to a deadline, or by how much it has passed; the exact time on hover. */
export function DueLabel({ dueAt }: { dueAt: string | null }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  if (dueAt === null) return null;
  const leftMs = Date.parse(dueAt) - now;
  const { unit, count } = spanOf(Math.abs(leftMs));
  const span = t(`time.${unit}`, { count });
  const state = leftMs < 0 ? 'over' : leftMs < 4 * hourMs ? 'soon' : 'later';
  return (
    <time className={styles.due} data-due={state} dateTime={dueAt} title={dateTimeOf(dueAt)}>
      {t(state === 'over' ? 'case.over' : 'case.left', { span })}
    </time>
  );
}
