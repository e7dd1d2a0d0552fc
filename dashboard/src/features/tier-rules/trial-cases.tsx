import type { TrialList } from '@fengqiao/contract/tier-rules';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { trialCasesQuery } from './api.ts';
import styles from './tier-rules.module.css';

/** The cases behind a figure, with the highest tier of the window under both sets of rules. Titles are masked. */
export function TrialCases({ id, list, total }: { id: string; list: TrialList; total: number }) {
  const { t } = useTranslation();
  const cases = useQuery(trialCasesQuery(id, list));
  const items = cases.data?.items ?? [];
  return (
    <Panel
      title={t(`tierRules.figure.${list}`)}
      note={cases.data && t('tierRules.shown', { shown: items.length, total: total.toLocaleString() })}
      state={panelState(cases, (data) => data.items.length === 0)}
      onRetry={() => void cases.refetch()}
    >
      <div className={styles.cases}>
        <DataTable
          caption={t(`tierRules.figure.${list}`)}
          rows={items}
          rowKey={({ caseCode }) => caseCode}
          columns={[
            {
              key: 'case',
              title: t('tierRules.case'),
              render: ({ caseCode, title }) => (
                <Link to="/cases/$caseCode" params={{ caseCode }}>
                  {title || caseCode}
                </Link>
              ),
            },
            {
              key: 'before',
              title: t('tierRules.before'),
              render: ({ before }) => <TierMark tier={before} word />,
            },
            {
              key: 'after',
              title: t('tierRules.after'),
              render: ({ after }) => <TierMark tier={after} word />,
            },
            {
              key: 'days',
              title: t('tierRules.earlierBy'),
              render: ({ earlierDays }) => (
                <span className={styles.number}>
                  {earlierDays === null || earlierDays === 0
                    ? '—'
                    : t(earlierDays > 0 ? 'tierRules.daysEarlier' : 'tierRules.daysLater', {
                        days: Math.abs(earlierDays),
                      })}
                </span>
              ),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
