import type { Tier } from '@fengqiao/contract/cases';
import type { Topic, TopicQuery } from '@fengqiao/contract/topics';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { useTopicWords } from '../../lib/use-topic-words.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { topicsQuery } from './api.ts';
import { BasisNote } from './basis-note.tsx';
import styles from './topics.module.css';
import { TrendLabel } from './trend-label.tsx';

function useColumns(hottest: number): Column<Topic>[] {
  const { t } = useTranslation();
  const { placeOf, subjectOf } = useTopicWords();
  const words = useReferenceWords();
  return useMemo(
    () => [
      {
        key: 'heat',
        title: t('topics.heat'),
        render: ({ heat }) => (
          <span className={styles.heat}>
            <meter
              className={styles.meter}
              min={0}
              max={hottest}
              value={heat}
              aria-label={t('topics.heat')}
            />
            <span className={styles.number}>{heat}</span>
          </span>
        ),
      },
      {
        key: 'topic',
        title: t('topics.topic'),
        render: (topic) => (
          <Link to="/topics/$id" params={{ id: topic.id }} className={styles.name}>
            <span className={styles.subject}>{subjectOf(topic)}</span>
            <span className={styles.place}>{placeOf(topic)}</span>
          </Link>
        ),
      },
      { key: 'cases', title: t('topics.cases'), render: ({ cases }) => cases },
      { key: 'trend', title: t('topics.trendLabel'), render: (topic) => <TrendLabel topic={topic} /> },
      {
        key: 'tiers',
        title: t('tier.label'),
        render: ({ tiers }) => (
          <span className={styles.tiers}>
            {tiers
              .filter(({ key }) => key !== '')
              .map(({ key, n }) => (
                <span key={key}>
                  <TierMark tier={key as Tier} /> {n}
                </span>
              ))}
          </span>
        ),
      },
      {
        key: 'categories',
        title: t('case.fact.category'),
        render: ({ categories }) =>
          categories
            .slice(0, 2)
            .map(({ key, n }) => `${key === '' ? t('topics.noCategory') : words.category(key)} ${n}`)
            .join(' · '),
      },
      { key: 'last', title: t('topics.last'), render: ({ lastAt }) => shortDateTimeOf(lastAt) },
    ],
    [t, words, placeOf, subjectOf, hottest],
  );
}

/** Topics in a table, the hottest first. */
export function TopicTable({ query }: { query: TopicQuery }) {
  const { t } = useTranslation();
  const list = useQuery(topicsQuery(query));
  const topics = list.data?.topics ?? [];
  const columns = useColumns(Math.max(1, ...topics.map(({ heat }) => heat)));
  return (
    <Panel
      title={t('topics.list')}
      note={list.data && t('topics.number', { count: topics.length })}
      state={panelState(list, ({ topics }) => topics.length === 0, useStaleSince())}
      emptyText={t('topics.none')}
      onRetry={() => void list.refetch()}
    >
      {list.data && <BasisNote basis={list.data.basis} />}
      <DataTable<Topic> caption={t('topics.list')} columns={columns} rows={topics} rowKey={({ id }) => id} />
    </Panel>
  );
}
