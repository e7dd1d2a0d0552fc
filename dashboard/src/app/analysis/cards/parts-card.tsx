import { partsTable } from '@fengqiao/contract/indicator-tables';
import type { IndicatorName } from '@fengqiao/contract/indicators';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureQuery, saveIndicator } from '../../../features/indicators/api.ts';
import { withoutCases } from '../../../features/indicators/indicator-groups.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { figureWords, partsSpec } from '../chart-specs.ts';
import type { View } from '../view.ts';

interface PartsCardProps {
  view: View;
  name: IndicatorName;
}

/** What a figure is made of: every part with its share, and what is not itemised. */
export function PartsCard({ view, name }: PartsCardProps) {
  const { t } = useTranslation();
  const query = { ...view.filter, ...view.comparison };
  const figure = useQuery(figureQuery(name, query));
  const { data } = figure;
  const title = t('analysis.partsOf', { name: view.titleOf(name) });
  const listOf = (part: string | null) =>
    writeCasesRef(part === null ? { name, side: 'notItemised' } : { name, side: 'numerator', part });
  const table =
    data && partsTable(title, data, view.language, withoutCases.includes(name) ? undefined : listOf);
  return (
    <ChartCard
      {...cardOf(view, `${name}-parts`)}
      title={title}
      note={data && figureWords(data, data.unit)}
      state={panelState(
        figure,
        ({ parts = [], notItemised }) => parts.length === 0 && !notItemised?.numerator,
        useStaleSince(),
      )}
      emptyText={t('indicators.partsEmpty')}
      onRetry={() => void figure.refetch()}
      spec={table && data ? partsSpec(table, data.unit) : null}
      table={table}
      save={(format) => saveIndicator(name, { ...query, view: 'parts', format }, title)}
    />
  );
}
