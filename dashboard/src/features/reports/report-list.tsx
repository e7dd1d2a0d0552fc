import type { ReportLine } from '@fengqiao/contract/reports';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { reportsQuery } from './api.ts';
import { ReportFiles } from './report-files.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { periodWords } from './report-words.ts';
import styles from './reports.module.css';

interface ReportListProps {
  search: ReportSearch;
  mayCancel: boolean;
}

/** Reports that were made, the newest first, with their files; those that are being made with how far they are. */
export function ReportList({ search, mayCancel }: ReportListProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(reportsQuery(search));
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('reports.list')}
      note={list.data && t('reports.number', { count: lines.length })}
      state={panelState(list, ({ pages }) => pages.every(({ items }) => items.length === 0), useStaleSince())}
      emptyText={t('reports.none')}
      onRetry={() => void list.refetch()}
    >
      <DataTable<ReportLine>
        caption={t('reports.list')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('reports.report'),
            render: ({ id, title, state }) =>
              state === 'ready' ? (
                <Link to="/reports/$id" params={{ id }}>
                  {title}
                </Link>
              ) : (
                title
              ),
          },
          { key: 'area', title: t('reports.area'), render: ({ areaName }) => areaName },
          {
            key: 'days',
            title: t('reports.days'),
            render: (line) => <span className={styles.number}>{periodWords(line)}</span>,
          },
          {
            key: 'asked',
            title: t('reports.asked'),
            render: ({ askedBy, askedAt }) => (
              <span className={styles.number}>
                {dateTimeOf(askedAt)} · {askedBy ?? t('reports.byItself')}
              </span>
            ),
          },
          {
            key: 'state',
            title: t('reports.stateLabel'),
            render: (line) => <ReportState report={line} mayCancel={mayCancel} />,
          },
          { key: 'files', title: t('reports.files'), render: (line) => <ReportFiles report={line} /> },
        ]}
      />
      {list.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
