import type { Presence } from '@fengqiao/contract/presence';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { centresQuery, registerQuery } from './api.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { ImportPanel } from './import-panel.tsx';
import styles from './presence.module.css';
import { RegisterTable } from './register-table.tsx';

/** `/presence`: the register of presence (入驻), entered by hand or from a file; the address holds the area. */
export function PresencePage() {
  const { t } = useTranslation();
  const { area } = useSearch({ from: '/shell/presence' });
  const navigate = useNavigate({ from: '/presence' });
  const register = useQuery(registerQuery(area));
  const centres = useQuery(centresQuery);
  const [dialog, setDialog] = useState<{ entry: Presence | undefined } | null>(null);
  const count = register.data?.items.length;
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('presence.title')}</h1>
        <Button type="primary" onClick={() => setDialog({ entry: undefined })}>
          {t('presence.add')}
        </Button>
      </header>
      <p className={page.lead}>{t('presence.lead')}</p>
      <search className={page.filters}>
        <AreaSelect
          label={t('presence.area')}
          {...(area === undefined ? {} : { value: area })}
          onChange={(code) => void navigate({ search: { area: code } })}
        />
        {area !== undefined && (
          <Button onClick={() => void navigate({ search: {} })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={t('presence.register')}
          note={count === undefined ? undefined : t('presence.count', { count })}
          state={panelState(register, ({ items }) => items.length === 0)}
          emptyText={t('presence.nothing')}
          onRetry={() => void register.refetch()}
        >
          {register.data && (
            <RegisterTable items={register.data.items} onEdit={(entry) => setDialog({ entry })} />
          )}
        </Panel>
        <ImportPanel />
      </div>
      {dialog && (
        <EntryDialog entry={dialog.entry} centres={centres.data ?? []} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}
