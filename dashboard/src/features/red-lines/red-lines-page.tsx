import { escalationSteps, type RedLines } from '@fengqiao/contract/incidents';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { dayOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { incidentsQuery, redLinesQuery } from './api.ts';
import { IncidentTable } from './incident-table.tsx';
import styles from './red-lines.module.css';
import { ReportDialog } from './report-dialog.tsx';
import { ShareBar } from './share-bar.tsx';

/** Years that can be looked back. */
const yearsBack = 4;

/** `/red-lines?area=&year=`: first petitions against their line, incidents, and departments that were supervised (HP-26, HP-27, FX-17, FX-18). */
export function RedLinesPage({ mayWrite, areaCode }: { mayWrite: boolean; areaCode: string }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/red-lines' });
  const navigate = useNavigate({ from: '/red-lines' });
  const thisYear = Number(dayOf(useNow(3_600_000)).slice(0, 4));
  const year = search.year ?? thisYear;
  const question = { area: search.area, year };
  const lines = useQuery(redLinesQuery(question));
  const incidents = useQuery(incidentsQuery(question));
  const [reporting, setReporting] = useState(false);
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('redLines.title')}</h1>
        {mayWrite && (
          <Button type="primary" onClick={() => setReporting(true)}>
            {t('redLines.report')}
          </Button>
        )}
      </header>
      <p className={page.lead}>{t('redLines.lead')}</p>
      <search className={page.filters}>
        <Select
          aria-label={t('redLines.year')}
          value={year}
          options={Array.from({ length: yearsBack + 1 }, (_, back) => ({
            value: thisYear - back,
            label: String(thisYear - back),
          }))}
          onChange={(next) => void navigate({ search: { ...search, year: next } })}
        />
        <AreaSelect
          label={t('registry.area')}
          {...(search.area === undefined ? {} : { value: search.area })}
          {...(lines.data ? { name: lines.data.areaName } : {})}
          onChange={(area) => void navigate({ search: { ...search, area } })}
        />
        {search.area !== undefined && (
          <Button onClick={() => void navigate({ search: { year } })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={lines.data?.areaName ?? t('redLines.title')}
          note={String(year)}
          state={panelState(lines)}
          onRetry={() => void lines.refetch()}
          className={styles.whole ?? ''}
        >
          {lines.data && <Totals lines={lines.data} />}
        </Panel>
        <Panel
          title={t('redLines.byArea')}
          state={panelState(lines, ({ areas }) => areas.length === 0)}
          emptyText={t('redLines.nothingBelow')}
        >
          {lines.data && <AreaTable lines={lines.data} year={year} />}
        </Panel>
        <Panel
          title={t('redLines.flags')}
          state={panelState(lines, ({ flags }) => flags.length === 0)}
          emptyText={t('redLines.noFlags')}
        >
          {lines.data && <FlagTable flags={lines.data.flags} />}
        </Panel>
        <Panel
          title={t('redLines.incidents')}
          state={panelState(incidents, ({ items }) => items.length === 0)}
          emptyText={t('redLines.noIncidents')}
          onRetry={() => void incidents.refetch()}
          className={styles.whole ?? ''}
        >
          <IncidentTable items={incidents.data?.items ?? []} mayWrite={mayWrite} />
        </Panel>
        <Panel title={t('redLines.escalation')} state={{ kind: 'ready' }} className={styles.whole ?? ''}>
          <ol className={styles.steps}>
            {escalationSteps.map((step) => (
              <li key={step}>{t(`redLines.step.${step}`)}</li>
            ))}
          </ol>
        </Panel>
      </div>
      {reporting && <ReportDialog areaCode={search.area ?? areaCode} onClose={() => setReporting(false)} />}
    </div>
  );
}

function Totals({ lines }: { lines: RedLines }) {
  const { t } = useTranslation();
  const { petitions, line, incidents, definition } = lines;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>
            {line === null
              ? t('redLines.firstPetitions')
              : t('redLines.firstPetitionsLine', { line: line * 100 })}
          </dt>
          <dd>
            <ShareBar petitions={petitions} line={line} />
          </dd>
        </div>
        {incidents.map(({ kind, n }) => (
          <div key={kind}>
            <dt>{t(`redLines.kind.${kind}`)}</dt>
            <dd className={n > 0 ? styles.beyond : undefined}>{n}</dd>
          </div>
        ))}
      </dl>
      <p className={page.faint}>{definition}</p>
    </>
  );
}

function AreaTable({ lines, year }: { lines: RedLines; year: number }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('redLines.byArea')}
      rows={lines.areas}
      rowKey={({ areaCode }) => areaCode}
      columns={[
        {
          key: 'area',
          title: t('registry.area'),
          render: ({ areaCode, areaName }) => (
            <Link to="/red-lines" search={{ area: areaCode, year }}>
              {areaName}
            </Link>
          ),
        },
        {
          key: 'petitions',
          title: t('redLines.firstPetitions'),
          render: ({ petitions }) => <ShareBar petitions={petitions} line={lines.line} />,
        },
        { key: 'incidents', title: t('redLines.incidents'), render: ({ incidents }) => incidents },
      ]}
    />
  );
}

/** 推诿 拖延 躲绕 as counts with what they are out of; departments stand in the order of the place's list, never by rank. */
function FlagTable({ flags }: { flags: RedLines['flags'] }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  return (
    <>
      <DataTable
        caption={t('redLines.flags')}
        rows={flags}
        rowKey={({ department }) => department ?? ''}
        columns={[
          {
            key: 'department',
            title: t('presence.department'),
            render: ({ department }) =>
              department === null ? t('redLines.noDepartment') : words.department(department),
          },
          ...(['shirking', 'delaying', 'dodging'] as const).map((flag) => ({
            key: flag,
            title: t(`redLines.flag.${flag}`),
            render: (each: RedLines['flags'][number]) => each[flag],
          })),
          { key: 'cases', title: t('redLines.cases'), render: ({ cases }) => cases },
        ]}
      />
      <p className={page.faint}>{t('redLines.flagsNote')}</p>
    </>
  );
}
