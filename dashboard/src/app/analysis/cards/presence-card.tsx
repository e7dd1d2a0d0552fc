import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { presenceQuery } from '../../../features/indicators/api.ts';
import { presenceTable } from '../../../features/indicators/presence-table.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { figureWords } from '../chart-specs.ts';
import type { View } from '../view.ts';

/** 入驻率 of every department over the centres below, and which centres lack it (CQ-13). */
export function PresenceCard({ view }: { view: View }) {
  const { t } = useTranslation();
  const board = useQuery(presenceQuery(view.filter.area));
  const { data } = board;
  const title = t('indicators.presence.title');
  const table = data && presenceTable(data, t);
  return (
    <ChartCard
      {...cardOf(view, 'presence-board')}
      title={title}
      note={data && t('indicators.presence.centres', { count: data.centres, day: data.day })}
      state={panelState(board, ({ departments }) => departments.length === 0, useStaleSince())}
      emptyText={t(data?.centres === 0 ? 'indicators.presence.noCentres' : 'indicators.presence.nobody')}
      onRetry={() => void board.refetch()}
      spec={
        table
          ? {
              kind: 'bars',
              unit: 'share',
              bars: table.rows.map(({ cells }) => {
                const [label, numerator, denominator, value] = cells;
                const number = (cell: typeof value) => (typeof cell === 'number' ? cell : null);
                const figure = {
                  value: number(value),
                  numerator: number(numerator),
                  denominator: number(denominator),
                };
                return {
                  key: String(label),
                  label: String(label),
                  value: figure.value,
                  words: figureWords(figure, 'share'),
                };
              }),
            }
          : null
      }
      table={table}
      save={saveOf(table)}
    />
  );
}
