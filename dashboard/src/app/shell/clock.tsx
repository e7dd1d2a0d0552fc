import { useTranslation } from 'react-i18next';
import { dayOf, secondOf, weekdayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './header.module.css';

/** Date and time in Asia/Shanghai, whatever the terminal is set to. */
export function Clock() {
  const { t } = useTranslation();
  const now = useNow(1000);
  return (
    <span className={styles.clock}>
      {dayOf(now)} {t(`time.weekday.${weekdayOf(now)}`)}
      <span className={styles.time}>{secondOf(now)}</span>
    </span>
  );
}
