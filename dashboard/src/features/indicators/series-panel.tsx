import {
  type IndicatorName,
  type IndicatorPeriod,
  type PeriodStep,
  periodSteps,
} from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText, figureText, fractionText } from '../../lib/figures.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FileButtons } from '../../ui/file-buttons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { saveIndicator, seriesQuery } from './api.ts';
import { BarChart } from './bar-chart.tsx';
import styles from './detail.module.css';

interface SeriesPanelProps {
  name: IndicatorName;
  query: Parameters<typeof seriesQuery>[1];
  step: PeriodStep;
  onStep: (step: PeriodStep) => void;
}

/** How an indicator went, as bars and as the table beside them. */
export function SeriesPanel({ name, query, step, onStep }: SeriesPanelProps) {
  const { t } = useTranslation();
  const series = useQuery(seriesQuery(name, { ...query, step }));
  const { data } = series;
  const title = t(`indicators.name.${name}`);
  const unit = data?.unit ?? 'count';
  const periods = data?.periods ?? [];
  const wordsOf = (period: IndicatorPeriod): string =>
    [`${period.from}`, figureText({ ...period, unit }, t, 2), fractionText({ ...period, unit })]
      .filter(Boolean)
      .join(' · ');
  const [first, last] = [periods[0], periods.at(-1)];
  return (
    <Panel
      title={t('indicators.series')}
      state={panelState(series, ({ periods }) => periods.every(({ value }) => value === null || value === 0))}
      emptyText={t('indicators.seriesEmpty')}
      onRetry={() => void series.refetch()}
      extra={
        <span className={styles.tools}>
          <Segmented<PeriodStep>
            size="small"
            aria-label={t('indicators.stepLabel')}
            value={step}
            options={periodSteps.map((value) => ({ value, label: t(`indicators.step.${value}`) }))}
            onChange={onStep}
          />
          <FileButtons
            name={`${title}-${t('indicators.series')}`}
            save={(format) =>
              saveIndicator(
                name,
                { ...query, step, view: 'series', format },
                `${title}-${t('indicators.series')}`,
              )
            }
          />
        </span>
      }
    >
      <div className={styles.beside}>
        <BarChart
          label={t('indicators.seriesWords', { name: title })}
          bars={periods.map((period) => ({ key: period.from, value: period.value, words: wordsOf(period) }))}
          ends={[first?.from ?? '', last?.from ?? '']}
          line={data?.line}
        />
        <section
          className={styles.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard.
          tabIndex={0}
          aria-label={t('indicators.seriesTable', { name: title })}
        >
          <DataTable
            caption={t('indicators.seriesWords', { name: title })}
            rows={[...periods].reverse()}
            rowKey={({ from }) => from}
            columns={[
              { key: 'from', title: t('indicators.from'), render: ({ from }) => from },
              {
                key: 'value',
                title,
                render: (period) => (
                  <span className={styles.number}>{figureText({ ...period, unit }, t, 2)}</span>
                ),
              },
              {
                key: 'of',
                title: t('indicators.fraction'),
                render: ({ numerator, denominator }) => (
                  <span className={styles.faint}>
                    {numerator === null ? '' : `${countText(numerator)} / `}
                    {denominator === null ? '' : countText(denominator)}
                  </span>
                ),
              },
            ]}
          />
        </section>
      </div>
    </Panel>
  );
}
