import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { indicatorQuery } from '../../features/indicators/api.ts';
import { changeText, countText, figureText, fractionText } from '../../lib/figures.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import type { PanelProps } from './panel.tsx';
import { sinceDays, weekDays } from './panel-days.ts';
import { PanelFrame } from './panel-frame.tsx';
import { asOf, stateOfAll } from './query-state.ts';
import styles from './totals-panel.module.css';

/** What a leader asks first; the last is one of this moment and must be 0. */
export const totalNames: readonly IndicatorName[] = [
  'accepted',
  'resolved',
  'onTimeRate',
  'spillover',
  'firstPetition',
  'unanswered',
];

/** The last seven days against the seven before, each with what it is made of. */
export function TotalsPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const from = sinceDays(useNow(60_000), weekDays);
  const results = useQueries({
    queries: totalNames.map((name) => indicatorQuery(name, { area, from, compare: 'previous' })),
  });
  return (
    <PanelFrame
      title={t('panels.totals')}
      note={t('panels.weekNote', { count: weekDays })}
      href={href}
      state={stateOfAll(results, useStaleSince())}
      asOfMs={asOf(results)}
    >
      <dl className={styles.figures}>
        {totalNames.map((name, index) => (
          <Total key={name} name={name} indicator={results[index]?.data} />
        ))}
      </dl>
    </PanelFrame>
  );
}

function Total({ name, indicator }: { name: IndicatorName; indicator: Indicator | undefined }) {
  const { t } = useTranslation();
  const loud = indicator?.beyondLine === true || (name === 'unanswered' && (indicator?.value ?? 0) > 0);
  const calm = name === 'unanswered' && indicator?.value === 0;
  const note = indicator && noteOf(indicator, t);
  return (
    <div
      className={styles.figure}
      title={indicator?.definition}
      data-loud={loud || undefined}
      data-calm={calm || undefined}
    >
      <dt className={styles.name}>{t(`indicators.name.${name}`)}</dt>
      <dd className={styles.value}>{indicator ? figureText(indicator, t) : '–'}</dd>
      <dd className={styles.note} title={note}>
        {note}
      </dd>
    </div>
  );
}

/** What it is made of and how it changed: `950 / 981 · +0.4 points`; a count that is part of more says of how many. */
function noteOf(indicator: Indicator, t: ReturnType<typeof useTranslation>['t']): string {
  const { unit, numerator, denominator } = indicator;
  const partOf = unit === 'count' && denominator !== null && denominator !== numerator;
  const of = partOf ? t('indicators.of', { of: countText(denominator) }) : fractionText(indicator);
  return [of, changeText(indicator, t)].filter(Boolean).join(' · ');
}
