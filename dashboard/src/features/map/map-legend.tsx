import { tiers } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './desk-map.module.css';
import type { TierCounts } from './tier-points.ts';

interface MapLegendProps {
  counts: TierCounts;
  /** What must stand on every map of the region. */
  notice: string;
  plain: boolean;
}

/** What the signs mean, with how many of each are on the map. */
export function MapLegend({ counts, notice, plain }: MapLegendProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.legend}>
      {tiers.map((tier) => (
        <span key={tier} className={styles.legendTier}>
          <TierMark tier={tier} word={!plain} />
          <span className={styles.legendCount}>{counts[tier]}</span>
        </span>
      ))}
      {!plain && (
        <span className={styles.legendHeat}>
          <span>{t('map.legend.few')}</span>
          <span className={styles.ramp} aria-hidden="true" />
          <span>{t('map.legend.many')}</span>
          <span className={styles.legendHeatName}>{t('map.legend.heat')}</span>
        </span>
      )}
      {notice !== '' && <span className={styles.legendNotice}>{notice}</span>}
    </div>
  );
}
