import type { TopicEvidence } from '@fengqiao/contract/topics';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import styles from './topics.module.css';

/** The cases of a topic with the words that put each of them there. */
export function EvidenceTable({ evidence }: { evidence: readonly TopicEvidence[] }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const columns = useMemo<Column<TopicEvidence>[]>(
    () => [
      { key: 'tier', title: t('tier.label'), render: ({ tier }) => <TierMark tier={tier} word /> },
      {
        key: 'title',
        title: t('desk.case'),
        render: ({ caseCode, title }) => (
          <Link to="/cases/$caseCode" params={{ caseCode }} className={styles.name}>
            <span>{title || t('case.untitled')}</span>
            <span className={styles.place}>{caseCode}</span>
          </Link>
        ),
      },
      {
        key: 'words',
        title: t('topics.wordsOf'),
        render: ({ words: said }) =>
          said.length === 0 ? (
            <span className={styles.faint}>{t('topics.byPlaceAlone')}</span>
          ) : (
            said.map((word) => (
              <span key={word} className={styles.word}>
                {word}
              </span>
            ))
          ),
      },
      { key: 'area', title: t('case.fact.area'), render: ({ areaName, areaCode }) => areaName || areaCode },
      { key: 'category', title: t('case.fact.category'), render: ({ category }) => words.category(category) },
      {
        key: 'channel',
        title: t('topics.way'),
        render: ({ channel, source }) =>
          channel === null ? source : `${t(`case.channel.${channel}`)} · ${source}`,
      },
      {
        key: 'registered',
        title: t('case.list.registered'),
        render: ({ registeredAt }) => shortDateTimeOf(registeredAt),
      },
    ],
    [t, words],
  );
  return (
    <DataTable<TopicEvidence>
      caption={t('topics.evidence')}
      columns={columns}
      rows={evidence}
      rowKey={({ caseCode }) => caseCode}
    />
  );
}
