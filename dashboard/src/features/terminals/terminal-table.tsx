import type { Terminal } from '@fengqiao/contract/terminals';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from '../../ui/page.module.css';

interface TerminalTableProps {
  rows: readonly Terminal[];
  /** Its key was lost: let another machine (or the same, reinstalled) take its place. */
  onReplace: (terminal: Terminal) => void;
  onRevoke: (terminal: Terminal) => void;
}

const columnsOf = (t: TFunction): Column<Terminal>[] => [
  {
    key: 'name',
    title: t('terminals.name'),
    render: ({ name, place }) => (
      <>
        <span className={styles.strong}>{name}</span>
        <div className={styles.faint}>{place}</div>
      </>
    ),
  },
  { key: 'area', title: t('accounts.area'), render: ({ areaName, areaCode }) => areaName || areaCode },
  {
    key: 'accounts',
    title: t('terminals.accounts'),
    render: ({ accounts }) =>
      accounts.length > 0 ? (
        accounts.join(t('common.listComma'))
      ) : (
        <span className={styles.faint}>{t('common.none')}</span>
      ),
  },
  { key: 'kind', title: t('terminals.kindLabel'), render: ({ kind }) => t(`terminals.kind.${kind}`) },
  {
    key: 'enrolled',
    title: t('terminals.enrolled'),
    render: ({ enrolledAt, enrolledBy }) => (
      <>
        {dateTimeOf(enrolledAt)}
        <div className={styles.faint}>{t('terminals.by', { account: enrolledBy })}</div>
      </>
    ),
  },
  {
    key: 'seen',
    title: t('terminals.seen'),
    render: ({ lastSeenAt }) => (lastSeenAt ? <AgeLabel at={lastSeenAt} /> : t('accounts.never')),
  },
  {
    key: 'state',
    title: t('terminals.stateLabel'),
    render: ({ revokedAt, revokedReason }) =>
      revokedAt === null ? (
        t('terminals.state.active')
      ) : (
        <>
          <span className={styles.bad}>{t('terminals.revokedAt', { time: dateTimeOf(revokedAt) })}</span>
          <div className={styles.faint}>{revokedReason}</div>
        </>
      ),
  },
];

/** Terminals in a table, each with what can be done to it. */
export function TerminalTable({ rows, onReplace, onRevoke }: TerminalTableProps) {
  const { t } = useTranslation();
  const columns = useMemo<Column<Terminal>[]>(
    () => [
      ...columnsOf(t),
      {
        key: 'actions',
        title: t('accounts.actions'),
        render: (terminal) =>
          terminal.revokedAt === null && (
            <span className={styles.buttons}>
              <Button
                size="small"
                aria-label={`${t('terminals.replace')} ${terminal.name}`}
                onClick={() => onReplace(terminal)}
              >
                {t('terminals.replace')}
              </Button>
              <Button
                size="small"
                danger
                aria-label={`${t('terminals.revoke')} ${terminal.name}`}
                onClick={() => onRevoke(terminal)}
              >
                {t('terminals.revoke')}
              </Button>
            </span>
          ),
      },
    ],
    [t, onReplace, onRevoke],
  );
  return (
    <DataTable<Terminal>
      caption={t('terminals.list')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
