import type { TableRow } from '@fengqiao/contract/tables';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { topicsQuery } from '../../../features/topics/api.ts';
import { useTopicWords } from '../../../lib/use-topic-words.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { ChartCard } from '../../../ui/chart-card.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { cardOf, saveOf } from '../card-of.ts';
import { topicsTable } from '../page-tables.ts';
import { topicsAsk } from '../topics-ask.ts';
import type { View } from '../view.ts';

/** Hot topics with their evidence; a topic opens with its cases and its graph (BZ-02). */
export function TopicsCard({ view }: { view: View }) {
  const { t } = useTranslation();
  const words = useTopicWords();
  const list = useQuery(topicsQuery(topicsAsk(view.filter)));
  const topics = list.data?.topics ?? [];
  const title = t('topics.title');
  const table = list.data && topicsTable(list.data, title, words, t);
  const lead = ({ cells }: TableRow, name: string) => {
    const topic = topics.find(
      (each) => words.subjectOf(each) === cells[0] && words.placeOf(each) === cells[1],
    );
    return topic === undefined ? (
      name
    ) : (
      <Link to="/topics/$id" params={{ id: topic.id }}>
        {name}
      </Link>
    );
  };
  return (
    <ChartCard
      {...cardOf(view, 'topics')}
      title={title}
      note={
        list.data && t('analysis.grouped', { grouped: list.data.basis.grouped, cases: list.data.basis.cases })
      }
      state={panelState(list, ({ topics }) => topics.length === 0, useStaleSince())}
      emptyText={t('topics.none')}
      onRetry={() => void list.refetch()}
      spec={{
        kind: 'bars',
        unit: 'count',
        bars: topics.slice(0, 20).map((topic) => ({
          key: topic.id,
          label: words.subjectOf(topic),
          value: topic.heat,
          words: t('analysis.heatWords', {
            heat: topic.heat,
            cases: topic.cases,
            place: words.placeOf(topic),
          }),
        })),
      }}
      table={table}
      lead={lead}
      save={saveOf(table)}
    />
  );
}
