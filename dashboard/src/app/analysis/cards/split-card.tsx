import { channels } from '@fengqiao/contract/cases';
import { partsTable } from '@fengqiao/contract/indicator-tables';
import { caseAreaLevels, type IndicatorName } from '@fengqiao/contract/indicators';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureQuery } from '../../../features/indicators/api.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { writeCasesRef } from '../cases-ref.ts';
import { partsSpec } from '../chart-specs.ts';
import { splitFigure } from '../split-figure.ts';
import type { View } from '../view.ts';

interface SplitCardProps {
  view: View;
  name: IndicatorName;
  by: 'channel' | 'level';
}

const keysOf = { channel: channels, level: caseAreaLevels } as const;

/** A count by the channel of its cases, or by the level of the area in which they lie. */
export function SplitCard({ view, name, by }: SplitCardProps) {
  const { t } = useTranslation();
  const { [by]: chosen, ...filter } = view.filter;
  const query = { ...filter, ...view.comparison };
  const keys = keysOf[by].filter((key) => chosen === undefined || key === chosen);
  const whole = useQuery(figureQuery(name, query));
  const parts = useQueries({ queries: keys.map((key) => figureQuery(name, { ...query, [by]: key })) });
  const wordsOf = (key: string) => t(by === 'channel' ? `case.channel.${key}` : `indicators.level.${key}`);
  const title = t(`analysis.${by}Of`, { name: view.titleOf(name) });
  const found = keys.flatMap((key, index) => {
    const indicator = parts[index]?.data;
    return indicator === undefined ? [] : [{ key, label: wordsOf(key), indicator }];
  });
  const figure =
    whole.data !== undefined && found.length === keys.length ? splitFigure(whole.data, found) : undefined;
  const table =
    figure &&
    partsTable(title, figure, view.language, (key) =>
      key === null ? null : writeCasesRef({ name, side: 'numerator', [by]: key }),
    );
  const slow = parts.find(({ data }) => data === undefined) ?? whole;
  return (
    <ChartCard
      {...cardOf(view, `${name}-${by}`)}
      title={title}
      state={panelState(
        slow,
        ({ numerator }) => whole.data?.numerator === 0 && numerator === 0,
        useStaleSince(),
      )}
      emptyText={t('indicators.partsEmpty')}
      onRetry={() => {
        for (const each of [whole, ...parts]) void each.refetch();
      }}
      spec={table ? partsSpec(table, 'count') : null}
      table={table}
      save={saveOf(table)}
    />
  );
}
