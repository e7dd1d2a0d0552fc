import type { Tier } from '@fengqiao/contract/cases';
import type { Topic } from '@fengqiao/contract/topics';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTopicWords } from '../../lib/use-topic-words.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './packs.module.css';

/** Hot topics with what makes them hot: every term of the heat stands there, so that it can be added up. */
export function TopicBlock({ topics }: { topics: readonly Topic[] }) {
  const { t } = useTranslation();
  if (topics.length === 0) return <p className={styles.faint}>{t('packs.noTopics')}</p>;
  return (
    <ol className={styles.topics}>
      {topics.map((topic) => (
        <TopicRow key={topic.id} topic={topic} />
      ))}
    </ol>
  );
}

function TopicRow({ topic }: { topic: Topic }) {
  const { t } = useTranslation();
  const { placeOf, subjectOf } = useTopicWords();
  const { id, heat, terms, cases, trend, matching, tiers } = topic;
  return (
    <li>
      <span className={styles.heat} title={t('topics.heatIs')}>
        {heat}
        <span className={styles.of}>{t('topics.heat')}</span>
      </span>
      <span className={styles.caseWords}>
        <Link to="/topics/$id" params={{ id }} className={styles.caseTitle}>
          {subjectOf(topic)}
        </Link>
        <span className={styles.reasons}>
          {placeOf(topic)} · {t('packs.casesOf', { count: cases })}
        </span>
        <span className={styles.terms}>
          {terms
            .filter(({ points }) => points !== 0)
            .map(({ term, count, points }) =>
              t('packs.term', { term: t(`topics.term.${term}`), count, points }),
            )
            .join(' + ')}
        </span>
      </span>
      <span className={styles.when}>
        <span>
          {trend === null
            ? t('topics.noBefore')
            : `${t(`topics.trend.${trend}`)} ${t('topics.matching', { now: matching.now, before: matching.before ?? 0 })}`}
        </span>
        <span className={styles.tiers}>
          {tiers
            .filter(({ key }) => key !== '')
            .map(({ key, n }) => (
              <span key={key}>
                <TierMark tier={key as Tier} /> {n}
              </span>
            ))}
        </span>
      </span>
    </li>
  );
}
