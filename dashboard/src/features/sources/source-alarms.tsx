import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sourceAlarmsQuery } from './api.ts';
import styles from './sources.module.css';

/** One word in the line above every page while sources are out; nothing when all are well. */
export function SourceAlarmLine() {
  const { t } = useTranslation();
  const { data } = useQuery(sourceAlarmsQuery);
  if (data === undefined || data.alarms.length === 0) return null;
  const names = data.alarms
    .map(({ label, state }) => t('sources.alarmName', { label, state: t(`sources.state.${state}`) }))
    .join(', ');
  return (
    <span role="status">
      <Link to="/sources" className={styles.alarm} title={names}>
        <span aria-hidden="true">■</span> {t('sources.alarm', { count: data.alarms.length })}
      </Link>
    </span>
  );
}
