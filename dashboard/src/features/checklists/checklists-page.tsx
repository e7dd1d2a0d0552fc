import type { Checklist, ChecklistItem } from '@fengqiao/contract/checklists';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf, saveText } from '../../lib/csv.ts';
import { useLabel } from '../../lib/reference.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { checklistAreasQuery, checklistsQuery } from './api.ts';
import type { ChecklistSearch } from './checklist-search.ts';
import styles from './checklists.module.css';
import { ItemDialog } from './item-dialog.tsx';
import { ItemTable } from './item-table.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** `/checklists?area=&list=` (FX-14, FX-15): every rule with its state, what shows it and the live figure; below, how far each area is. */
export function ChecklistsPage({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const search = useSearch({ from: '/shell/checklists' });
  const navigate = useNavigate({ from: '/checklists' });
  const lists = useQuery(checklistsQuery(search.area));
  const [editing, setEditing] = useState<ChecklistItem | null>(null);
  const all = lists.data?.lists ?? [];
  const list = all.find(({ id }) => id === search.list) ?? usualList(all);
  const change = (part: { [K in keyof ChecklistSearch]?: ChecklistSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ChecklistSearch });
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('checklists.title')}</h1>
        <Button
          disabled={list === undefined}
          onClick={() => list && saveText(`${list.id}.csv`, csvOf(csvRows(list, label)))}
        >
          {t('registry.csv')}
        </Button>
      </header>
      <p className={page.lead}>{t('checklists.lead')}</p>
      <search className={page.filters}>
        <Select
          aria-label={t('checklists.list')}
          style={{ minWidth: '24rem' }}
          value={list?.id ?? ''}
          options={[true, false].map((own) => ({
            label: t(own ? 'checklists.ownLists' : 'checklists.otherLists'),
            options: all
              .filter((each) => each.own === own)
              .map((each) => ({
                value: each.id,
                label: `${label(each.place)} · ${label(each.label)} (${each.met}/${each.items})`,
              })),
          }))}
          onChange={(id) => change({ list: id })}
        />
        <AreaSelect
          label={t('registry.area')}
          {...(search.area === undefined ? {} : { value: search.area })}
          {...(lists.data ? { name: lists.data.areaName } : {})}
          onChange={(area) => change({ area })}
        />
        {search.area !== undefined && (
          <Button onClick={() => change({ area: undefined })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={list === undefined ? t('checklists.list') : label(list.label)}
          note={list && `${label(list.place)} · ${list.sourceRow}`}
          state={panelState(lists, () => list === undefined)}
          emptyText={t('checklists.none')}
          onRetry={() => void lists.refetch()}
        >
          {list && lists.data && (
            <>
              {list.note && <p className={page.faint}>{label(list.note)}</p>}
              <ProgressBar progress={list} />
              <ItemTable list={list} area={lists.data.areaCode} onEdit={mayWrite ? setEditing : undefined} />
            </>
          )}
        </Panel>
        {list && <AreasBelow list={list.id} area={search.area} />}
      </div>
      {editing && list && lists.data && (
        <ItemDialog
          list={list.id}
          item={editing}
          area={lists.data.areaCode}
          facts={lists.data.facts}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

/** The list that is worked on: one that somebody has begun, else the first. */
const usualList = (lists: readonly Checklist[]): Checklist | undefined =>
  lists.find(({ met, partly, notMet }) => met + partly + notMet > 0) ?? lists[0];

function AreasBelow({ list, area }: { list: string; area: string | undefined }) {
  const { t } = useTranslation();
  const areas = useQuery(checklistAreasQuery(list, area));
  return (
    <Panel
      title={t('checklists.below')}
      state={panelState(areas, (data) => data.areas.length === 0)}
      emptyText={t('checklists.nothingBelow')}
      onRetry={() => void areas.refetch()}
    >
      <DataTable
        caption={t('checklists.below')}
        rows={areas.data?.areas ?? []}
        rowKey={({ areaCode }) => areaCode}
        columns={[
          {
            key: 'area',
            title: t('registry.area'),
            render: ({ areaCode, areaName }) => (
              <Link to="/checklists" search={{ area: areaCode, list }}>
                {areaName}
              </Link>
            ),
          },
          {
            key: 'progress',
            title: t('checklists.progressLabel'),
            render: (each) => <ProgressBar progress={each} />,
          },
        ]}
      />
    </Panel>
  );
}

const csvRows = (list: Checklist, label: (words: Checklist['label']) => string) => [
  ['n', 'item', 'state', 'evidence', 'link', 'fact', 'factN', 'factOf'],
  ...list.entries.map(({ item, words, label: written, state, evidence, link, fact }) => [
    item + 1,
    words ?? label(written),
    state,
    evidence,
    link,
    fact?.name ?? null,
    fact?.n ?? null,
    fact?.of ?? null,
  ]),
];
