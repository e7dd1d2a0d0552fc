import type { LetterSummary } from '@fengqiao/contract/letters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { lettersQuery } from './api.ts';
import { dueText } from './due-text.ts';
import type { LetterSearch } from './letter-search.ts';

/** The state that a line shows: what is wrong first. */
export const stateOf = ({ status, overdue }: Pick<LetterSummary, 'status' | 'overdue'>): string =>
  overdue ? 'overdue' : status === 'issued' ? 'unreceived' : status === 'received' ? 'unanswered' : status;

const columnsOf = (t: TFunction, open: (id: string) => void): Column<LetterSummary>[] => [
  {
    key: 'number',
    title: t('letters.number'),
    render: ({ id, number }) => (
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => open(id)}>
        {number ?? t('letters.state.draft')}
      </Button>
    ),
  },
  { key: 'kind', title: t('letters.kindLabel'), render: ({ kind }) => t(`letters.kind.${kind}`) },
  { key: 'subject', title: t('letters.subject'), render: ({ subject }) => subject },
  { key: 'from', title: t('letters.from'), render: ({ areaName }) => areaName },
  { key: 'recipient', title: t('letters.recipient'), render: ({ recipient }) => recipient },
  {
    key: 'case',
    title: t('letters.case'),
    render: ({ caseCode, cases }) =>
      caseCode === null ? (
        <span className={styles.faint}>{t(cases === 0 ? 'letters.ofArea' : 'letters.caseHidden')}</span>
      ) : (
        <>
          <Link to="/cases/$caseCode" params={{ caseCode }}>
            {caseCode}
          </Link>
          {cases > 1 && <span className={styles.faint}> {t('letters.moreCases', { count: cases - 1 })}</span>}
        </>
      ),
  },
  {
    key: 'issued',
    title: t('letters.issuedAt'),
    render: ({ issuedAt }) => (issuedAt === null ? t('common.none') : dateTimeOf(issuedAt)),
  },
  {
    key: 'due',
    title: t('letters.dueAt'),
    render: ({ dueAt, overdue }) => (
      <span className={overdue ? styles.bad : undefined}>
        {dueAt === null ? t('letters.noAnswer') : dueText(dueAt)}
      </span>
    ),
  },
  {
    key: 'state',
    title: t('letters.stateLabel'),
    render: (letter) => (
      <span className={letter.overdue ? styles.bad : styles.strong}>
        {t(`letters.state.${stateOf(letter)}`)}
      </span>
    ),
  },
];

/** The register as a table, newest first; the number opens a letter. */
export function LetterTable({ search }: { search: LetterSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/letters' });
  const { id: _, ...filter } = search;
  const letters = useInfiniteQuery(lettersQuery(filter));
  const rows = letters.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns = useMemo(
    () => columnsOf(t, (id) => void navigate({ to: '/letters', search: (before) => ({ ...before, id }) })),
    [t, navigate],
  );
  return (
    <Panel
      title={t('letters.register')}
      note={t(letters.hasNextPage ? 'letters.loaded' : 'letters.loadedAll', { count: rows.length })}
      state={panelState(letters, () => rows.length === 0)}
      emptyText={t('letters.noMatch')}
      onRetry={() => void letters.refetch()}
    >
      <DataTable caption={t('letters.register')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {letters.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={letters.isFetchingNextPage}
          onClick={() => void letters.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      )}
    </Panel>
  );
}
