import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { topicsQuery } from '../../features/topics/api.ts';
import { TrendLabel } from '../../features/topics/trend-label.tsx';
import { useTopicWords } from '../../lib/use-topic-words.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { FitList } from './fit-list.tsx';
import styles from './list-rows.module.css';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';

/** The gateway finds topics anew every quarter of an hour. */
const everyMs = 5 * 60_000;

/** What many cases are about, by place and subject, the hottest first; from masked words. */
export function HotTopicsPanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const { placeOf, subjectOf } = useTopicWords();
  const list = useQuery({ ...topicsQuery({ area }), refetchInterval: everyMs });
  const basis = list.data?.basis;
  return (
    <PanelFrame
      title={t('panels.hotTopics')}
      note={basis && t('panels.grouped', { grouped: basis.grouped, cases: basis.cases })}
      definition={t('panels.hotTopicsMeans')}
      href={href}
      state={panelState(list, ({ topics }) => topics.length === 0, useStaleSince())}
      asOfMs={basis === undefined ? asOf([list]) : Date.parse(basis.computedAt)}
      emptyText={t('topics.none')}
    >
      <FitList
        label={t('panels.hotTopics')}
        items={list.data?.topics ?? []}
        keyOf={({ id }) => id}
        rowEm={1.9}
        render={(topic) => (
          <li className={styles.row}>
            <span className={styles.main}>{subjectOf(topic)}</span>
            <span className={styles.faint}>{placeOf(topic)}</span>
            <span className={styles.end}>{t('panels.cases', { count: topic.cases })}</span>
            <span className={styles.end}>
              <TrendLabel topic={topic} />
            </span>
          </li>
        )}
      />
    </PanelFrame>
  );
}
