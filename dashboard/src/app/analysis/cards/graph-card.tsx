import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { topicGraphQuery, topicsQuery } from '../../../features/topics/api.ts';
import { GraphTable } from '../../../features/topics/graph-table.tsx';
import { TopicGraph } from '../../../features/topics/topic-graph.tsx';
import { useTopicWords } from '../../../lib/use-topic-words.ts';
import { useStaleSince } from '../../../live/live-context.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import styles from '../analysis.module.css';
import { topicsAsk } from '../topics-ask.ts';
import type { View } from '../view.ts';

/** 多头反映、重复反映: what links the cases of a topic: places, words, channels, departments (MS-11). */
export function GraphCard({ view }: { view: View }) {
  const { t } = useTranslation();
  const { titleOf } = useTopicWords();
  const list = useQuery(topicsQuery(topicsAsk(view.filter)));
  const topics = list.data?.topics ?? [];
  const chosen = topics.find(({ id }) => id === view.search.topic) ?? topics[0];
  const graph = useQuery({ ...topicGraphQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  const staleSince = useStaleSince();
  const state =
    list.data === undefined || chosen === undefined
      ? panelState(list, ({ topics }) => topics.length === 0, staleSince)
      : panelState(graph, undefined, staleSince);
  return (
    <div className={styles.plain} id="topic-graph">
      <Panel
        title={t('topics.graph')}
        note={graph.data && t('topics.drawn', { drawn: graph.data.drawn, count: graph.data.cases })}
        state={state}
        emptyText={t('topics.none')}
        onRetry={() => void (chosen === undefined ? list : graph).refetch()}
        extra={
          chosen && (
            <span className={styles.tools}>
              <Select
                aria-label={t('topics.topic')}
                value={chosen.id}
                options={topics.map((topic) => ({ value: topic.id, label: titleOf(topic) }))}
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={false}
                onChange={(topic) => view.change({ topic })}
              />
              <Link to="/topics/$id" params={{ id: chosen.id }}>
                {t('common.open')}
              </Link>
            </span>
          )
        }
      >
        {graph.data && (
          <div className={styles.graph}>
            <TopicGraph graph={graph.data} />
            <section
              className={styles.scroll}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard.
              tabIndex={0}
              aria-label={t('topics.graphTable')}
            >
              <GraphTable graph={graph.data} />
            </section>
          </div>
        )}
        {graph.data !== undefined && graph.data.repeated > 0 && (
          <p className={styles.faint}>{t('topics.repeated', { count: graph.data.repeated })}</p>
        )}
      </Panel>
    </div>
  );
}
