import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { decisionsQuery } from './api.ts';
import { DecisionLine } from './decision-line.tsx';
import styles from './decisions.module.css';

/** What meetings decided about a case; nothing at all where none did. */
export function CaseDecisions({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const decisions = useInfiniteQuery(decisionsQuery({ caseCode }));
  const items = decisions.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0 && decisions.error === null) return null;
  return (
    <Panel
      className={styles.part ?? ''}
      title={t('decisions.ofCase')}
      note={items.length || null}
      state={panelState(decisions)}
      onRetry={() => void decisions.refetch()}
    >
      {items.map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
    </Panel>
  );
}
