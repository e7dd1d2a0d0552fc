import { type Tier, tiers } from '@fengqiao/contract/cases';
import type { Indicator } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { indicatorQuery } from '../../features/indicators/api.ts';
import { countText, shareText } from '../../lib/figures.ts';
import { useLiveState, useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';
import styles from './tiers-panel.module.css';

const worstFirst = [...tiers].reverse();
const partOf = ({ parts = [] }: Indicator, tier: Tier): number =>
  parts.find(({ key }) => key === tier)?.numerator ?? 0;

/** Open cases by tier now: shape, word and number, of how many. */
export function TiersPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const figure = useQuery(indicatorQuery('tiers', { area }));
  const unacknowledged = useLiveState('unacknowledged').size;
  const { data } = figure;
  const open = data?.denominator ?? 0;
  return (
    <PanelFrame
      title={t('panels.tiers')}
      note={data && t('panels.openCases', { total: countText(open) })}
      definition={data?.definition}
      href={href}
      state={panelState(figure, undefined, useStaleSince())}
      asOfMs={asOf([figure])}
    >
      {data && (
        <>
          <dl className={styles.tiers}>
            {worstFirst.map((tier) => (
              <div key={tier} className={styles.tier}>
                <dt>
                  <TierMark tier={tier} word pulse={tier === 'red' && unacknowledged > 0} />
                </dt>
                <dd className={styles.number}>{countText(partOf(data, tier))}</dd>
                <dd className={styles.note}>
                  {shareText({ numerator: partOf(data, tier), denominator: open })}
                </dd>
              </div>
            ))}
          </dl>
          <div className={styles.bar} aria-hidden="true">
            {worstFirst.map((tier) => (
              <span key={tier} data-tier={tier} style={{ flexGrow: partOf(data, tier) }} />
            ))}
            <span style={{ flexGrow: data.notItemised?.numerator ?? 0 }} />
          </div>
          <p className={styles.rest}>
            {t('panels.noTier', { total: countText(data.notItemised?.numerator ?? 0) })}
          </p>
        </>
      )}
    </PanelFrame>
  );
}
