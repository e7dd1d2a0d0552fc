import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { countsQuery } from './api.ts';
import styles from './letters.module.css';

/** Letters of a year by kind, with what the figure is made of; supervised cases by tag. */
export function LetterCountsPanel({ year }: { year: number | undefined }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const shown = year ?? Number(dayOf(now).slice(0, 4));
  const query = useQuery(countsQuery(shown));
  const { kinds = [], supervised = [] } = query.data ?? {};
  return (
    <Panel
      title={t('letters.counts', { year: shown })}
      note={t('letters.countsHint')}
      state={panelState(query, ({ kinds, supervised }) => kinds.length + supervised.length === 0)}
      onRetry={() => void query.refetch()}
    >
      <ul className={styles.counts}>
        {kinds.map((count) => (
          <li key={count.kind} className={styles.count}>
            {t(`letters.kind.${count.kind}`)} <strong>{count.issued}</strong>
            <small>{t('letters.countOf', { ...count })}</small>
          </li>
        ))}
        {supervised.map(({ tag, count }) => (
          <li key={tag} className={styles.count}>
            {tag || t('letters.noTag')} <strong>{count}</strong>
            <small>{t('letters.supervised')}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
