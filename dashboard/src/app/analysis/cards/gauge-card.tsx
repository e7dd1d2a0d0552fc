import { figuresTable } from '@fengqiao/contract/indicator-tables';
import type { IndicatorName } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureQuery, saveIndicator } from '../../../features/indicators/api.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { figureWords, gaugeSpec } from '../chart-specs.ts';
import type { View } from '../view.ts';

/** A share on a dial with the line that the place must not pass (HP-06). */
export function GaugeCard({ view, name }: { view: View; name: IndicatorName }) {
  const { t } = useTranslation();
  const query = { ...view.filter, ...view.comparison };
  const figure = useQuery(figureQuery(name, query));
  const { data } = figure;
  const title = view.titleOf(name);
  const table =
    data &&
    figuresTable(
      title,
      data.unit,
      [{ title, indicator: data, list: writeCasesRef({ name, side: 'numerator' }) }],
      view.language,
    );
  const spec = data ? gaugeSpec(data) : null;
  return (
    <ChartCard
      {...cardOf(view, `${name}-gauge`)}
      title={title}
      note={
        data &&
        [
          figureWords(data, data.unit),
          data.line === undefined
            ? t('analysis.noLine')
            : t(data.beyondLine ? 'indicators.beyond' : 'indicators.within', { line: data.line * 100 }),
        ].join(' · ')
      }
      state={panelState(figure, undefined, useStaleSince())}
      onRetry={() => void figure.refetch()}
      spec={spec}
      table={table}
      save={(format) => saveIndicator(name, { ...query, view: 'figure', format }, title)}
    />
  );
}
