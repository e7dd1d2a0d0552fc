import type { CaseFilter, CaseSummary } from '@fengqiao/contract/cases';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useReferenceWords } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { SealedMark } from '../../ui/sealed-mark.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { caseListQuery } from './api.ts';
import styles from './case-table.module.css';
import { DueLabel } from './due-label.tsx';

interface CaseTableProps {
  query: CaseFilter;
  onSelectArea: (code: string) => void;
}

function useColumns(onSelectArea: (code: string) => void): Column<CaseSummary>[] {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return useMemo(
    () => [
      { key: 'tier', title: t('tier.label'), render: (item) => <TierMark tier={item.tier} word /> },
      {
        key: 'title',
        title: t('desk.case'),
        render: (item) => (
          <div className={styles.case}>
            <Link
              to="/cases/$caseCode"
              params={{ caseCode: item.caseCode }}
              className={styles.title}
              {...rowProps(item.caseCode)}
            >
              {item.sealed && <SealedMark />} {item.title || t('case.untitled')}
            </Link>
            <span className={styles.code}>{item.caseCode}</span>
          </div>
        ),
      },
      {
        key: 'area',
        title: t('case.fact.area'),
        render: (item) => (
          <button type="button" className={styles.area} onClick={() => onSelectArea(item.areaCode)}>
            {item.areaName || item.areaCode}
          </button>
        ),
      },
      { key: 'category', title: t('case.fact.category'), render: (item) => words.category(item.category) },
      { key: 'status', title: t('case.fact.status'), render: (item) => t(`case.status.${item.status}`) },
      {
        key: 'lead',
        title: t('case.fact.leadDepartment'),
        render: (item) => words.department(item.leadDepartment),
      },
      {
        key: 'registered',
        title: t('case.list.registered'),
        render: (item) => shortDateTimeOf(item.registeredAt),
      },
      { key: 'due', title: t('case.list.due'), render: (item) => <DueLabel dueAt={item.dueAt} /> },
    ],
    [t, words, onSelectArea],
  );
}

/** Cases in a table, page by page. */
export function CaseTable({ query, onSelectArea }: CaseTableProps) {
  const { t } = useTranslation();
  const cases = useInfiniteQuery(caseListQuery(query));
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns(onSelectArea);
  return (
    <Panel
      title={t('case.list.result')}
      note={
        items.length > 0 &&
        t(cases.hasNextPage ? 'case.list.loaded' : 'case.list.loadedAll', { count: items.length })
      }
      state={panelState(cases, () => items.length === 0, useStaleSince())}
      emptyText={t('case.list.noMatch')}
      onRetry={() => void cases.refetch()}
    >
      <div {...listProps(1)}>
        <DataTable<CaseSummary>
          caption={t('case.list.result')}
          columns={columns}
          rows={items}
          rowKey={(item) => item.caseCode}
        />
      </div>
      {cases.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {t('case.list.loadMore')}
        </Button>
      )}
    </Panel>
  );
}
