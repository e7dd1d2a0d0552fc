import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cameraHealthQuery } from './api.ts';
import styles from './camera-health.module.css';
import { countOf, rateOf } from './rate.ts';

/** One line for the desk: the online rate of the area and how many cameras are out; nothing before any was asked. */
export function OutageNote({ area }: { area: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(cameraHealthQuery(area));
  const rate = data === undefined ? null : rateOf(data.total.online, data.total.checked);
  if (data === undefined || rate === null) return null;
  const { online, checked } = data.total;
  return (
    <p className={styles.outageNote}>
      <Link to="/cameras/health" search={{ area }}>
        {t('cameraHealth.note', { rate, online: countOf(online), checked: countOf(checked) })}
      </Link>
      {data.outageCount > 0 && (
        <span className={styles.outNow}>
          {t('cameraHealth.noteOut', { count: countOf(data.outageCount) })}
        </span>
      )}
    </p>
  );
}
