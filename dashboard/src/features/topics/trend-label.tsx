import type { Topic } from '@fengqiao/contract/topics';
import { useTranslation } from 'react-i18next';
import styles from './topics.module.css';

const arrows = { new: '✦', rising: '↗', asBefore: '→', falling: '↘' } as const;

/** New, rising, as before, falling: by sign and word, with the two numbers that say so. */
export function TrendLabel({ topic: { trend, matching } }: { topic: Topic }) {
  const { t } = useTranslation();
  if (trend === null) return <span className={styles.faint}>{t('topics.noBefore')}</span>;
  return (
    <span className={styles.trend} data-trend={trend} title={t('topics.matchingMeans')}>
      <span aria-hidden="true">{arrows[trend]}</span> {t(`topics.trend.${trend}`)}{' '}
      <span className={styles.faint}>
        {t('topics.matching', { now: matching.now, before: matching.before ?? 0 })}
      </span>
    </span>
  );
}
