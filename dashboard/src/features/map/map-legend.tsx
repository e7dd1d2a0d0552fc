import { type Tier, tiers } from '@fengqiao/contract/cases';
import { useTranslation } from 'react-i18next';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './desk-map.module.css';
import type { MapLayerId } from './map-search.ts';
import type { MapSummary } from './use-map-records.ts';

interface MapLegendProps {
  summary: MapSummary;
  layers: ReadonlySet<MapLayerId>;
  /** The areas are coloured; their own legend stands on the board. */
  painting: boolean;
  /** Cases in the arcs; null = the layer is off. */
  arcs: number | null;
  /** Cameras stand for themselves, with what is known of their state. */
  camerasNear: boolean;
  /** What must stand on every map of the region. */
  notice: string;
  plain: boolean;
  /** The tier that is shown alone. */
  tier: Tier | undefined;
  onFilterTier?: (tier: Tier | undefined) => void;
}

/** What the signs mean, with how many of each are on the map, and of how many cases. */
export function MapLegend(props: MapLegendProps) {
  const { summary, layers, painting, arcs, camerasNear, notice, plain, tier, onFilterTier } = props;
  const { t } = useTranslation();
  const { counts, points, total, beyond } = summary;
  return (
    <div className={styles.legend}>
      {(plain || layers.has('cases')) &&
        tiers.map((each) => (
          <LegendTier
            key={each}
            tier={each}
            count={counts[each]}
            word={!plain}
            chosen={tier === each}
            {...(onFilterTier ? { onChoose: onFilterTier } : {})}
          />
        ))}
      {!plain && layers.has('cases') && total !== null && (
        <span className={styles.legendNotice}>
          {t(beyond > 0 ? 'map.legend.ofMore' : 'map.legend.of', { points, total, all: points + beyond })}
        </span>
      )}
      {!plain && layers.has('heat') && !painting && (
        <span className={styles.legendHeat}>
          <span>{t('map.legend.few')}</span>
          <span className={styles.ramp} aria-hidden="true" />
          <span>{t('map.legend.many')}</span>
          <span className={styles.legendHeatName}>{t('map.legend.heat')}</span>
        </span>
      )}
      {arcs !== null && <span className={styles.legendNotice}>{t('map.legend.arcs', { count: arcs })}</span>}
      {!plain && layers.has('cameras') && camerasNear && (
        <span className={styles.legendNotice}>{t('map.legend.cameras')}</span>
      )}
      {notice !== '' && <span className={styles.legendNotice}>{notice}</span>}
    </div>
  );
}

interface LegendTierProps {
  tier: Tier;
  count: number;
  word: boolean;
  chosen: boolean;
  onChoose?: (tier: Tier | undefined) => void;
}

function LegendTier({ tier, count, word, chosen, onChoose }: LegendTierProps) {
  const content = (
    <>
      <TierMark tier={tier} word={word} />
      <span className={styles.legendCount}>{count}</span>
    </>
  );
  if (!onChoose) return <span className={styles.legendTier}>{content}</span>;
  return (
    <button
      type="button"
      className={styles.legendTier}
      aria-pressed={chosen}
      onClick={() => onChoose(chosen ? undefined : tier)}
    >
      {content}
    </button>
  );
}
