import { PlusOutlined } from '@ant-design/icons';
import type { OneTimePassword } from '@fengqiao/contract/accounts';
import { roles } from '@fengqiao/contract/accounts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import styles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { type AccountSearch, accountStates, matching, mayCreate } from './account-search.ts';
import { AccountTable } from './account-table.tsx';
import { AdministratorNotice } from './administrator-notice.tsx';
import { accountsQuery } from './api.ts';

type Part = { [K in keyof AccountSearch]?: AccountSearch[K] | undefined };

/** `/admin/accounts`: who may log in, as what, where and on which machines. */
export function AccountsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/admin/accounts' });
  const navigate = useNavigate({ from: '/admin/accounts' });
  const accounts = useQuery(accountsQuery);
  const { data: session } = useQuery(sessionQuery);
  const choices = session ? mayCreate(session.role, accounts.data ?? []) : [];
  /** The others look only: the gateway lets nobody else change an account, nor anybody the own one. */
  const opens = (account: string) => session?.role === 'securityAdmin' && account !== session.account;
  const now = useNow(10_000);
  const [given, setGiven] = useState<OneTimePassword | null>(null);
  const rows = matching(accounts.data ?? [], search, now);
  const change = (part: Part) =>
    void navigate({
      to: '/admin/accounts',
      search: (before) => ({ ...before, ...part }) as AccountSearch,
      replace: 'q' in part,
    });
  const close = () => change({ account: undefined, create: undefined });
  return (
    <div className={styles.wide}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('shell.accounts')}</h1>
        {choices.length > 0 && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => change({ create: true, account: undefined })}
          >
            {t('accounts.create')}
          </Button>
        )}
      </header>
      {accounts.data && <AdministratorNotice accounts={accounts.data} />}
      <search className={styles.filters}>
        <SearchField label={t('accounts.search')} value={search.q ?? ''} onChange={(q) => change({ q })} />
        <FilterSelect
          label={t('accounts.role')}
          value={search.role}
          options={roles.map((value) => ({ value, label: t(`session.role.${value}`) }))}
          anyLabel={t('accounts.anyRole')}
          onChange={(role) => change({ role })}
        />
        <FilterSelect
          label={t('accounts.stateLabel')}
          value={search.state}
          options={accountStates.map((value) => ({ value, label: t(`accounts.state.${value}`) }))}
          anyLabel={t('accounts.anyState')}
          onChange={(state) => change({ state })}
        />
      </search>
      <Panel
        title={t('accounts.list')}
        note={t('accounts.count', { count: rows.length })}
        state={panelState(accounts, () => rows.length === 0)}
        emptyText={t('accounts.noMatch')}
        onRetry={() => void accounts.refetch()}
      >
        <AccountTable rows={rows} now={now} opens={opens} />
      </Panel>
      <AccountDrawer
        choices={choices}
        create={(search.create ?? false) && choices.length > 0}
        account={accounts.data?.find(({ account }) => account === search.account && opens(account)) ?? null}
        onClose={close}
        onPassword={(password) => {
          setGiven(password);
          change({ create: undefined, account: password.account });
        }}
      />
      <ShownOnce
        title={t('accounts.password.title', { account: given?.account ?? '' })}
        hint={t('accounts.password.hint')}
        secret={given?.password ?? null}
        onClose={() => setGiven(null)}
      />
    </div>
  );
}
