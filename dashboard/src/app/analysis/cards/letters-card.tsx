import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../../../features/letters/api.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { lettersTable } from '../page-tables.ts';
import type { View } from '../view.ts';

/** Letters of the year in which the days end: issued, withdrawn, and without the answer that was due. */
export function LettersCard({ view }: { view: View }) {
  const { t } = useTranslation();
  // The end is excluded: midnight of New Year's Day still belongs to the year before.
  const year = new Date(Date.parse(view.filter.to ?? '') + 8 * 3_600_000 - 1).getUTCFullYear();
  const counts = useQuery(countsQuery(year));
  const title = t('analysis.lettersAnswered', { year });
  const table = counts.data && lettersTable(counts.data, title, t);
  return (
    <ChartCard
      {...cardOf(view, 'letters-answers')}
      title={title}
      note={
        <Link to="/letters" search={{ state: 'overdue', year }}>
          {t('analysis.lettersOverdue')}
        </Link>
      }
      state={panelState(counts, ({ kinds }) => kinds.length === 0, useStaleSince())}
      onRetry={() => void counts.refetch()}
      spec={null}
      table={table}
      save={saveOf(table)}
    />
  );
}
