import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../lib/api.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { useTopicWords } from '../../lib/use-topic-words.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { topicGraphQuery, topicQuery } from './api.ts';
import { BasisNote } from './basis-note.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { GraphTable } from './graph-table.tsx';
import { HeatTerms } from './heat-terms.tsx';
import { TopicGraph } from './topic-graph.tsx';
import styles from './topics.module.css';
import { TrendLabel } from './trend-label.tsx';

/** One topic: why it is one, how hot and why, its cases, what links them. */
export function TopicView({ id }: { id: string }) {
  const { t } = useTranslation();
  const { placeOf, subjectOf } = useTopicWords();
  const detail = useQuery(topicQuery(id));
  const graph = useQuery(topicGraphQuery(id));
  const staleSince = useStaleSince();
  const topic = detail.data?.topic;
  // Topics are found anew as cases come: one that is no more is said once.
  const gone =
    detail.data === undefined && detail.error instanceof ApiError && detail.error.code === 'notFound';
  if (gone) return <p role="status">{t('topics.gone')}</p>;
  return (
    <>
      <Panel
        title={topic ? subjectOf(topic) : t('topics.topic')}
        note={topic && placeOf(topic)}
        extra={
          topic && (
            <Link to="/" search={{ area: topic.place.areaCode }}>
              {t('topics.onMap')}
            </Link>
          )
        }
        state={panelState(detail, undefined, staleSince)}
        onRetry={() => void detail.refetch()}
      >
        {detail.data && topic && (
          <>
            <BasisNote basis={detail.data.basis} />
            <div className={styles.why}>
              <dl className={styles.facts}>
                <dt>{t('topics.place')}</dt>
                <dd>{t(`topics.by.${topic.place.kind}`, { place: placeOf(topic) })}</dd>
                <dt>{t('topics.words')}</dt>
                <dd>
                  {topic.words.length === 0 && t('topics.noWords')}
                  {topic.words.map(({ word, n }) => (
                    <span key={word} className={styles.word}>
                      {word} {n}/{topic.cases}
                    </span>
                  ))}
                </dd>
                <dt>{t('topics.trendLabel')}</dt>
                <dd>
                  <TrendLabel topic={topic} />
                </dd>
                <dt>{t('topics.span')}</dt>
                <dd>
                  {dateTimeOf(topic.firstAt)} – {dateTimeOf(topic.lastAt)}
                </dd>
              </dl>
              <HeatTerms heat={topic.heat} terms={topic.terms} />
            </div>
          </>
        )}
      </Panel>
      <Panel
        title={t('topics.graph')}
        note={graph.data && t('topics.drawn', { drawn: graph.data.drawn, count: graph.data.cases })}
        state={panelState(graph, ({ nodes }) => nodes.length === 0, staleSince)}
        onRetry={() => void graph.refetch()}
      >
        {graph.data && (
          <>
            {graph.data.repeated > 0 && (
              <p className={styles.basis}>{t('topics.repeated', { count: graph.data.repeated })}</p>
            )}
            <TopicGraph graph={graph.data} />
            <GraphTable graph={graph.data} />
          </>
        )}
      </Panel>
      <Panel
        title={t('topics.evidence')}
        note={detail.data && t('topics.shown', { count: detail.data.evidence.length })}
        state={panelState(detail, ({ evidence }) => evidence.length === 0, staleSince)}
        onRetry={() => void detail.refetch()}
      >
        {detail.data && <EvidenceTable evidence={detail.data.evidence} />}
      </Panel>
    </>
  );
}
