import { seriesTable } from '@fengqiao/contract/indicator-tables';
import { type IndicatorName, type PeriodStep, periodSteps } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { figureQuery, saveIndicator, seriesQuery } from '../../../features/indicators/api.ts';
import { withoutCases } from '../../../features/indicators/indicator-groups.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { seriesSpec } from '../chart-specs.ts';
import { seriesAsk, type View } from '../view.ts';

/** A figure over time, with the time that it is compared with drawn below it. */
export function SeriesCard({ view, name }: { view: View; name: IndicatorName }) {
  const { t } = useTranslation();
  const ask = seriesAsk(view);
  const series = useQuery(seriesQuery(name, ask));
  const { data } = series;
  const before = useBefore(view, name);
  const title = t('analysis.seriesOf', { name: view.titleOf(name) });
  const listOf = ({ from, until }: { from: string; until: string }) =>
    writeCasesRef({ name, side: 'numerator', from, until });
  const table =
    data && seriesTable(title, data, view.language, withoutCases.includes(name) ? undefined : listOf);
  return (
    <ChartCard
      {...cardOf(view, `${name}-series`)}
      title={title}
      note={before.days && t('analysis.comparedWith', before.days)}
      state={panelState(series, ({ periods }) => periods.every(({ value }) => !value), useStaleSince())}
      emptyText={t('indicators.seriesEmpty')}
      onRetry={() => void series.refetch()}
      spec={
        data
          ? seriesSpec(
              [{ name: t('analysis.now'), series: data }],
              before.series && {
                name: t(`indicators.compare.${view.comparison.compare ?? 'previous'}`),
                series: before.series,
              },
            )
          : null
      }
      table={table}
      extra={
        <Segmented<PeriodStep>
          size="small"
          aria-label={t('indicators.stepLabel')}
          value={view.step}
          options={periodSteps.map((value) => ({ value, label: t(`indicators.step.${value}`) }))}
          onChange={(step) => view.change({ step })}
        />
      }
      save={(format) => saveIndicator(name, { ...ask, view: 'series', format }, title)}
    />
  );
}

/** The same series of the days that the gateway compares these with; undefined while they are not known. */
function useBefore(view: View, name: IndicatorName) {
  const figure = useQuery(figureQuery(name, { ...view.filter, ...view.comparison }));
  const { from, until } = figure.data?.previous ?? {};
  const known = from !== undefined && until !== undefined;
  const midnight = (day: string | undefined) => `${day}T00:00:00+08:00`;
  const series = useQuery({
    ...seriesQuery(name, { ...seriesAsk(view), from: midnight(from), to: midnight(until) }),
    enabled: known,
  });
  return { series: series.data, days: known ? { from, until } : undefined };
}
