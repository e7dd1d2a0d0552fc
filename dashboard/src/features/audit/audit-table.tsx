import type { AuditEntry } from '@fengqiao/contract/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { auditQuery } from './api.ts';
import { AuditDetail } from './audit-detail.tsx';
import type { AuditSearch } from './audit-search.ts';
import { ObjectLink } from './object-link.tsx';

const columnsOf = (t: TFunction, open: (entry: AuditEntry) => void): Column<AuditEntry>[] => [
  {
    key: 'no',
    title: t('audit.no'),
    render: (entry) => (
      <Button
        type="link"
        size="small"
        style={{ paddingInline: 0 }}
        onClick={() => open(entry)}
        aria-label={t('audit.open', { no: entry.no })}
      >
        {`${entry.day} · ${entry.no}`}
      </Button>
    ),
  },
  { key: 'at', title: t('audit.time'), render: ({ at }) => secondOf(at) },
  {
    key: 'actor',
    title: t('audit.actor'),
    render: ({ actor, role }) => (
      <>
        {actor ?? <span className={styles.faint}>{t('audit.nobody')}</span>}
        {role && <div className={styles.faint}>{t(`session.role.${role}`)}</div>}
      </>
    ),
  },
  {
    key: 'action',
    title: t('audit.actionLabel'),
    render: ({ action }) => <span className={styles.strong}>{t(`audit.action.${action}`)}</span>,
  },
  {
    key: 'outcome',
    title: t('audit.outcomeLabel'),
    render: ({ outcome }) => (
      <span className={outcome === 'refused' ? styles.bad : undefined}>{t(`audit.outcome.${outcome}`)}</span>
    ),
  },
  { key: 'object', title: t('audit.object'), render: ({ object }) => <ObjectLink object={object} /> },
  {
    key: 'from',
    title: t('audit.from'),
    render: ({ terminal, address }) => (
      <>
        {terminal}
        <div className={styles.faint}>{address}</div>
      </>
    ),
  },
];

/** The log in a table, newest first; the number opens a row. */
export function AuditTable({ filter }: { filter: AuditSearch }) {
  const { t } = useTranslation();
  const audit = useInfiniteQuery(auditQuery(filter));
  const rows = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const columns = useMemo(() => columnsOf(t, setOpened), [t]);
  return (
    <Panel
      title={t('audit.rows')}
      note={t(audit.hasNextPage ? 'audit.loaded' : 'audit.loadedAll', { count: rows.length })}
      extra={
        <Button size="small" loading={audit.isRefetching} onClick={() => void audit.refetch()}>
          {t('audit.refresh')}
        </Button>
      }
      state={panelState(audit, () => rows.length === 0)}
      emptyText={t('audit.noMatch')}
      onRetry={() => void audit.refetch()}
    >
      <DataTable<AuditEntry>
        caption={t('audit.rows')}
        columns={columns}
        rows={rows}
        rowKey={({ day, no }) => `${day}/${no}`}
      />
      {audit.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      )}
      <AuditDetail entry={opened} onClose={() => setOpened(null)} />
    </Panel>
  );
}
