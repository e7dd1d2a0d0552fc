import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStaleSince } from '../../live/live-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { RelatedList } from '../../ui/related-list.tsx';
import { relatedQuery } from './api.ts';
import styles from './topics.module.css';

/** Likely reports of the same matter with the reasons: something to look at, never a finding. */
export function RelatedPanel({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const related = useQuery(relatedQuery(caseCode));
  const { data } = related;
  return (
    <Panel
      title={t('topics.related')}
      note={data && t('topics.compared', { count: data.compared })}
      state={panelState(related, ({ items }) => items.length === 0, useStaleSince())}
      emptyText={t('topics.noRelated')}
      onRetry={() => void related.refetch()}
    >
      {data?.sameReporter !== null && data?.sameReporter !== undefined && data.sameReporter > 0 && (
        <p className={styles.basis}>{t('topics.sameReporter', { count: data.sameReporter })}</p>
      )}
      <RelatedList items={data?.items ?? []} />
    </Panel>
  );
}
