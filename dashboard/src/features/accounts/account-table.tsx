import type { Account } from '@fengqiao/contract/accounts';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReferenceWords, useReferenceWords } from '../../lib/reference.ts';
import { AgeLabel } from '../../ui/age-label.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from '../../ui/page.module.css';
import { type AccountState, stateOf } from './account-search.ts';

const moods: Record<AccountState, string | undefined> = {
  active: undefined,
  new: styles.faint,
  locked: styles.warn,
  disabled: styles.bad,
};

interface AccountTableProps {
  rows: readonly Account[];
  now: number;
  /** Whether the reader may open an account. */
  opens: (account: string) => boolean;
}

const columnsOf = (
  t: TFunction,
  words: ReferenceWords,
  { now, opens }: Omit<AccountTableProps, 'rows'>,
): Column<Account>[] => [
  {
    key: 'account',
    title: t('accounts.account'),
    render: ({ account, displayName }) => (
      <>
        {opens(account) ? (
          <Link
            from="/admin/accounts"
            to="/admin/accounts"
            search={(before) => ({ ...before, account })}
            className={styles.strong}
          >
            {displayName}
          </Link>
        ) : (
          <span className={styles.strong}>{displayName}</span>
        )}{' '}
        <span className={styles.faint}>{account}</span>
      </>
    ),
  },
  { key: 'role', title: t('accounts.role'), render: ({ role }) => t(`session.role.${role}`) },
  { key: 'area', title: t('accounts.area'), render: ({ areaName, areaCode }) => areaName || areaCode },
  {
    key: 'department',
    title: t('accounts.department'),
    render: ({ department, wallId }) =>
      wallId === null ? words.department(department) : t('accounts.wallOf', { wall: wallId }),
  },
  {
    key: 'terminals',
    title: t('accounts.terminals'),
    render: ({ terminals }) =>
      terminals.length > 0 ? (
        terminals.map(({ name }) => name).join(t('common.listComma'))
      ) : (
        <span className={styles.faint}>{t('accounts.noTerminal')}</span>
      ),
  },
  {
    key: 'factor',
    title: t('accounts.factor'),
    render: ({ secondFactor }) => t(secondFactor ? 'common.yes' : 'common.no'),
  },
  {
    key: 'seen',
    title: t('accounts.lastLogin'),
    render: ({ lastLoginAt }) => (lastLoginAt ? <AgeLabel at={lastLoginAt} /> : t('accounts.never')),
  },
  {
    key: 'state',
    title: t('accounts.stateLabel'),
    render: (account) => {
      const state = stateOf(account, now);
      return <span className={moods[state]}>{t(`accounts.state.${state}`)}</span>;
    },
  },
];

/** Accounts in a table; the name opens one. */
export function AccountTable({ rows, now, opens }: AccountTableProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const columns = useMemo(() => columnsOf(t, words, { now, opens }), [t, words, now, opens]);
  return (
    <DataTable<Account>
      caption={t('accounts.list')}
      columns={columns}
      rows={rows}
      rowKey={({ account }) => account}
    />
  );
}
