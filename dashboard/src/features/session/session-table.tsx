import type { SessionLine } from '@fengqiao/contract/accounts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './account.module.css';
import { endSession, sessionsQuery } from './api.ts';

/** Sessions that are open, each with a way to end it. */
export function SessionTable({ of }: { of: 'own' | 'all' }) {
  const { t } = useTranslation();
  const sessions = useQuery(sessionsQuery);
  const { data: own } = useQuery(sessionQuery);
  const items = (sessions.data ?? [])
    .filter(({ account }) => of === 'all' || account === own?.account)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: endSession,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const columns = useMemo<Column<SessionLine>[]>(
    () => [
      ...(of === 'all' ? [whoColumn(t)] : []),
      {
        key: 'terminal',
        title: t('session.list.terminal'),
        render: ({ terminal, own }) => (
          <>
            {terminal ? `${terminal.name} · ${terminal.place}` : t('session.list.noTerminal')}
            {own && <Tag className={styles.tag ?? ''}>{t('session.list.this')}</Tag>}
          </>
        ),
      },
      {
        key: 'address',
        title: t('session.list.address'),
        render: ({ address }) => address ?? t('common.unknown'),
      },
      { key: 'begun', title: t('session.list.begun'), render: ({ createdAt }) => dateTimeOf(createdAt) },
      {
        key: 'seen',
        title: t('session.list.seen'),
        render: ({ lastSeenAt }) => <AgeLabel at={lastSeenAt} />,
      },
      { key: 'until', title: t('session.list.until'), render: ({ expiresAt }) => dateTimeOf(expiresAt) },
      {
        key: 'end',
        title: t('session.list.action'),
        render: ({ id, own, displayName }) =>
          !own && (
            <Popconfirm
              title={t('session.list.endSure')}
              okText={t('session.list.end')}
              cancelText={t('common.cancel')}
              onConfirm={() => end.mutate(id)}
            >
              <Button size="small" danger aria-label={`${t('session.list.end')} ${displayName}`}>
                {t('session.list.end')}
              </Button>
            </Popconfirm>
          ),
      },
    ],
    [t, of, end.mutate],
  );
  return (
    <Panel
      title={t(of === 'own' ? 'session.list.own' : 'session.list.all')}
      note={items.length > 0 && t('session.list.count', { count: items.length })}
      state={panelState(sessions, () => items.length === 0)}
      onRetry={() => void sessions.refetch()}
    >
      <FormProblem error={end.error} />
      <DataTable<SessionLine>
        caption={t(of === 'own' ? 'session.list.own' : 'session.list.all')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}

const whoColumn = (t: (key: string) => string): Column<SessionLine> => ({
  key: 'who',
  title: t('session.account'),
  render: ({ account, displayName, role, areaName }) => (
    <div>
      <div>
        {displayName} <span className={styles.faint}>{account}</span>
      </div>
      <div className={styles.faint}>{`${t(`session.role.${role}`)} · ${areaName}`}</div>
    </div>
  ),
});
