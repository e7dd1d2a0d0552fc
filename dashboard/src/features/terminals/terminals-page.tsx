import { PlusOutlined } from '@ant-design/icons';
import type { Terminal, TerminalCode } from '@fengqiao/contract/terminals';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import styles from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { terminalsQuery } from './api.ts';
import { InviteDrawer } from './invite-drawer.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { matching, type TerminalSearch, terminalStates } from './terminal-search.ts';
import { TerminalTable } from './terminal-table.tsx';

type Part = { [K in keyof TerminalSearch]?: TerminalSearch[K] | undefined };

/** `/admin/terminals`: the machines on which people log in. */
export function TerminalsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/admin/terminals' });
  const navigate = useNavigate({ from: '/admin/terminals' });
  const terminals = useQuery(terminalsQuery);
  const [code, setCode] = useState<TerminalCode | null>(null);
  const [revoking, setRevoking] = useState<Terminal | null>(null);
  const rows = matching(terminals.data ?? [], search);
  const change = (part: Part) =>
    void navigate({
      to: '/admin/terminals',
      search: (before) => ({ ...before, ...part }) as TerminalSearch,
      replace: 'q' in part,
    });
  const close = () => change({ invite: undefined, replace: undefined });
  return (
    <div className={styles.wide}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('shell.terminals')}</h1>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => change({ invite: true, replace: undefined })}
        >
          {t('terminals.invite')}
        </Button>
      </header>
      <p className={styles.lead}>{t('terminals.lead')}</p>
      <search className={styles.filters}>
        <SearchField label={t('terminals.search')} value={search.q ?? ''} onChange={(q) => change({ q })} />
        <FilterSelect
          label={t('terminals.stateLabel')}
          value={search.state}
          options={terminalStates.map((value) => ({ value, label: t(`terminals.state.${value}`) }))}
          anyLabel={t('terminals.anyState')}
          onChange={(state) => change({ state })}
        />
      </search>
      <Panel
        title={t('terminals.list')}
        note={t('terminals.count', { count: rows.length })}
        state={panelState(terminals, () => rows.length === 0)}
        emptyText={t(terminals.data?.length === 0 ? 'terminals.empty' : 'terminals.noMatch')}
        onRetry={() => void terminals.refetch()}
      >
        <TerminalTable rows={rows} onReplace={({ id }) => change({ replace: id })} onRevoke={setRevoking} />
      </Panel>
      <InviteDrawer
        open={search.invite ?? false}
        replaced={terminals.data?.find(({ id }) => id === search.replace) ?? null}
        onClose={close}
        onCode={(made) => {
          setCode(made);
          close();
        }}
      />
      <RevokeDialog terminal={revoking} onClose={() => setRevoking(null)} />
      <ShownOnce
        title={t('terminals.code.title')}
        hint={t('terminals.code.hint', { address: `${location.origin}/enrol` })}
        secret={code?.code ?? null}
        note={code && t('terminals.code.until', { time: dateTimeOf(code.expiresAt) })}
        onClose={() => setCode(null)}
      />
    </div>
  );
}
