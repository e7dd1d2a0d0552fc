import type { TierRun } from '@fengqiao/contract/tier-rules';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { tierRunsQuery } from './api.ts';
import styles from './tier-rules.module.css';
import { useEditedRules } from './use-rules.ts';

/** Records of the timed runs (LZ-05): when, by which rules, how many cases, and what became of them. */
export function RunsPanel() {
  const { t } = useTranslation();
  const { search, navigate } = useEditedRules();
  const changed = search.changed === true;
  const runs = useInfiniteQuery(tierRunsQuery(changed));
  const rows = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('tierRules.runs')}
      className={styles.runs ?? ''}
      note={t('tierRules.runsNote')}
      extra={
        <Checkbox
          checked={changed}
          onChange={({ target }) =>
            void navigate({ search: (old) => ({ ...old, changed: target.checked ? true : undefined }) })
          }
        >
          {t('tierRules.changedOnly')}
        </Checkbox>
      }
      state={panelState(runs, () => rows.length === 0)}
      emptyText={t('tierRules.noRuns')}
      onRetry={() => void runs.refetch()}
    >
      <DataTable
        caption={t('tierRules.runs')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: 'at', title: t('tierRules.at'), render: ({ startedAt }) => dateTimeOf(startedAt) },
          { key: 'version', title: t('tierRules.version'), render: ({ version }) => version },
          {
            key: 'looked',
            title: t('tierRules.looked'),
            render: ({ lookedAt }) => <span className={styles.number}>{lookedAt.toLocaleString()}</span>,
          },
          {
            key: 'changed',
            title: t('tierRules.changedCount'),
            render: (run) => <Changes run={run} />,
          },
          {
            key: 'took',
            title: t('tierRules.took'),
            render: ({ durationMs }) => (
              <span className={styles.number}>
                {t('tierRules.seconds', { s: (durationMs / 1000).toFixed(1) })}
              </span>
            ),
          },
          { key: 'error', title: t('tierRules.ended'), render: ({ error }) => error ?? t('tierRules.whole') },
        ]}
      />
      {runs.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={runs.isFetchingNextPage}
          onClick={() => void runs.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </Panel>
  );
}

function Changes({ run: { changed, changes } }: { run: TierRun }) {
  return (
    <>
      <span className={styles.number}>{changed.toLocaleString()}</span>
      {changes.map(({ before, after, n }) => (
        <span key={`${before} ${after}`} className={styles.step}>
          <TierMark tier={before} word /> → <TierMark tier={after} word /> {n.toLocaleString()}
        </span>
      ))}
    </>
  );
}
