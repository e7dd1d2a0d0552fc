import type { TierTrialResult } from '@fengqiao/contract/tier-rules';
import { useTranslation } from 'react-i18next';
import styles from './tier-rules.module.css';

/** Cases that turned red, week by week: under the rules in force beside those that were tried. */
export function WeekBars({ weeks }: { weeks: TierTrialResult['weeks'] }) {
  const { t } = useTranslation();
  const highest = Math.max(1, ...weeks.flatMap(({ before, after }) => [before, after]));
  const height = (n: number) => (n / highest) * 96;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.faint}>
        {t('tierRules.weeks')} · <span className={styles.keyBefore}>{t('tierRules.before')}</span>{' '}
        <span className={styles.keyAfter}>{t('tierRules.after')}</span> ·{' '}
        {t('tierRules.highest', { n: highest })}
      </figcaption>
      <svg
        className={styles.weeks}
        viewBox={`0 0 ${weeks.length} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('tierRules.weeks')}
      >
        {weeks.map(({ monday, before, after }, index) => (
          <g key={monday}>
            <title>{t('tierRules.weekOf', { monday, before, after })}</title>
            <rect className={styles.hit} x={index} width={1} y={0} height={100} />
            <rect
              className={styles.beforeBar}
              x={index + 0.14}
              width={0.34}
              y={100 - height(before)}
              height={height(before)}
            />
            <rect
              className={styles.afterBar}
              x={index + 0.52}
              width={0.34}
              y={100 - height(after)}
              height={height(after)}
            />
          </g>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{weeks[0]?.monday}</span>
        <span>{weeks.at(-1)?.monday}</span>
      </div>
    </figure>
  );
}
