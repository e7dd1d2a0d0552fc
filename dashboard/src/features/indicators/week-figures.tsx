import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeText, figureText, fractionText } from '../../lib/figures.ts';
import { dayMs, instantOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type PanelState, panelState } from '../../ui/panel-state.ts';
import { indicatorQuery } from './api.ts';
import styles from './week-figures.module.css';

const names: readonly IndicatorName[] = ['accepted', 'resolved', 'onTimeRate', 'spillover', 'firstPetition'];

/** The panel waits for nothing that failed: one figure without an answer is a dash, all without is an error. */
function stateOf(results: readonly UseQueryResult<Indicator>[], staleSince: number | null): PanelState {
  const answered = results.find((result) => result.data);
  return panelState(
    answered ?? results[0] ?? { data: undefined, error: null, dataUpdatedAt: 0 },
    undefined,
    staleSince,
  );
}

function Figure({ name, indicator }: { name: IndicatorName; indicator: Indicator | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={styles.figure} title={indicator?.definition}>
      <dt className={styles.name}>{t(`desk.indicator.${name}`)}</dt>
      <dd className={styles.value}>
        <span className={styles.number}>{indicator ? figureText(indicator, t) : '–'}</span>
        <span className={styles.note}>
          {indicator && [fractionText(indicator), changeText(indicator, t)].filter(Boolean).join(' · ')}
        </span>
      </dd>
    </div>
  );
}

/** The last seven days against the seven before, each with what it is made of; the definition on hover. */
export function WeekFigures({ area }: { area: string }) {
  const { t } = useTranslation();
  const from = instantOf(startOfDay(useNow(60_000)) - 6 * dayMs);
  const results = useQueries({
    queries: names.map((name) => indicatorQuery(name, { area, from, compare: 'previous' })),
  });
  const retry = () => {
    for (const result of results) void result.refetch();
  };
  return (
    <Panel
      title={t('desk.week')}
      note={t('desk.againstPrevious')}
      state={stateOf(results, useStaleSince())}
      onRetry={retry}
    >
      <dl className={styles.figures}>
        {names.map((name, index) => (
          <Figure key={name} name={name} indicator={results[index]?.data} />
        ))}
      </dl>
    </Panel>
  );
}
