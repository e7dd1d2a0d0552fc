import { type StaffMember, staffKinds } from '@fengqiao/contract/staff';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { centresQuery, staffQuery } from '../api.ts';
import styles from '../registry.module.css';
import { RegistryNav } from '../registry-nav.tsx';
import type { StaffSearch } from '../registry-search.ts';
import { ImportPanel } from './import-panel.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { StaffTable } from './staff-table.tsx';

interface StaffPageProps {
  /** The account keeps the roster. */
  mayWrite: boolean;
  areaCode: string;
}

/** `/staff`: mediators, legal advisers, counsellors, grid staff and all others of the centres, by hand or from a spreadsheet. */
export function StaffPage({ mayWrite, areaCode }: StaffPageProps) {
  const { t } = useTranslation();
  const { area, centre, kind, q } = useSearch({ from: '/shell/staff' });
  const navigate = useNavigate({ from: '/staff' });
  const centres = useQuery(centresQuery({}));
  const staff = useQuery(
    staffQuery({
      ...(area ? { area } : {}),
      ...(centre ? { centreId: centre } : {}),
      ...(kind ? { kind } : {}),
      ...(q ? { q } : {}),
    }),
  );
  const [dialog, setDialog] = useState<{ person: StaffMember | undefined } | null>(null);
  const change = (part: { [K in keyof StaffSearch]?: StaffSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as StaffSearch });
  const items = staff.data?.items ?? [];
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('registry.staff.title')}</h1>
        {mayWrite && (
          <Button type="primary" onClick={() => setDialog({ person: undefined })}>
            {t('registry.staff.add')}
          </Button>
        )}
      </header>
      <RegistryNav />
      <p className={page.lead}>{t('registry.staff.lead')}</p>
      <search className={page.filters}>
        <FilterSelect
          label={t('registry.centre')}
          anyLabel={t('registry.anyCentre')}
          value={centre}
          searchable
          options={(centres.data?.centres ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => change({ centre: next })}
        />
        <FilterSelect
          label={t('registry.staff.kind')}
          anyLabel={t('registry.staff.anyKind')}
          value={kind}
          options={staffKinds.map((value) => ({ value, label: t(`registry.kind.${value}`) }))}
          onChange={(next) => change({ kind: next })}
        />
        <SearchField
          label={t('registry.staff.search')}
          value={q ?? ''}
          maxLength={40}
          onChange={(next) => change({ q: next })}
        />
        {(area ?? centre ?? kind ?? q) !== undefined && (
          <Button onClick={() => void navigate({ search: {} })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={t('registry.staff.list')}
          note={t('registry.count', { count: items.length })}
          state={panelState(staff, () => items.length === 0)}
          emptyText={t('registry.staff.nothing')}
          onRetry={() => void staff.refetch()}
        >
          <StaffTable items={items} onEdit={mayWrite ? (person) => setDialog({ person }) : undefined} />
        </Panel>
        {mayWrite && <ImportPanel />}
      </div>
      {dialog && (
        <StaffDialog
          person={dialog.person}
          centres={centres.data?.centres ?? []}
          centreId={centre}
          areaCode={areaCode}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}
