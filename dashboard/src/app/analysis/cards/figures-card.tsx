import { figuresTable, type TitledFigure } from '@fengqiao/contract/indicator-tables';
import type { Indicator, IndicatorName } from '@fengqiao/contract/indicators';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureQuery } from '../../../features/indicators/api.ts';
import { withoutCases } from '../../../features/indicators/indicator-groups.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { figureWords } from '../chart-specs.ts';
import type { View } from '../view.ts';

interface FiguresCardProps {
  view: View;
  /** Names it in the address and in the words `analysis.figures.<id>`. */
  id: string;
  unit: Indicator['unit'];
  names: readonly IndicatorName[];
}

/** Several figures of one unit against the time before and the year before. */
export function FiguresCard({ view, id, unit, names }: FiguresCardProps) {
  const { t } = useTranslation();
  const alsoYear = view.comparison.compare !== 'year';
  const now = useQueries({
    queries: names.map((name) => figureQuery(name, { ...view.filter, ...view.comparison })),
  });
  const year = useQueries({
    queries: alsoYear ? names.map((name) => figureQuery(name, { ...view.filter, compare: 'year' })) : [],
  });
  const figures = names.flatMap((name, index): TitledFigure[] => {
    const indicator = now[index]?.data;
    if (indicator === undefined) return [];
    const before = year[index]?.data?.previous;
    return [
      {
        title: view.titleOf(name),
        indicator,
        ...(before === undefined ? {} : { year: before }),
        ...(withoutCases.includes(name) ? {} : { list: writeCasesRef({ name, side: 'numerator' }) }),
      },
    ];
  });
  const title = t(`analysis.figures.${id}`);
  const table = figures.length === 0 ? undefined : figuresTable(title, unit, figures, view.language);
  // The panel waits for all of them: a table that grows while it is read is misread.
  const waiting = now.find(({ data, error }) => data === undefined && error === null);
  const failed = now.find(({ data, error }) => data === undefined && error !== null);
  const first = waiting ?? (figures.length === 0 ? failed : undefined) ?? now[0];
  return (
    <ChartCard
      {...cardOf(view, `${id}-figures`)}
      title={title}
      state={panelState(
        first ?? { data: undefined, error: null, dataUpdatedAt: 0 },
        undefined,
        useStaleSince(),
      )}
      onRetry={() => {
        for (const query of [...now, ...year]) void query.refetch();
      }}
      spec={
        unit === 'share'
          ? {
              kind: 'bars',
              unit,
              bars: figures.map(({ title, indicator }) => ({
                key: indicator.name,
                label: title,
                value: indicator.value,
                words: figureWords(indicator, unit),
                ...(indicator.beyondLine ? { tone: 'beyond' as const } : {}),
              })),
            }
          : null
      }
      table={table}
      save={saveOf(table)}
    />
  );
}
