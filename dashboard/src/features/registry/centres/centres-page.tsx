import type { CentreLine } from '@fengqiao/contract/centre-register';
import { type CentreLevel, centreLevels } from '@fengqiao/contract/presence';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { csvOf, saveText } from '../../../lib/csv.ts';
import { AreaSelect } from '../../../ui/area-select.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { centresQuery } from '../api.ts';
import styles from '../registry.module.css';
import { RegistryNav } from '../registry-nav.tsx';
import type { CentresSearch } from '../registry-search.ts';
import { CentreFigures } from './centre-figures.tsx';
import { chosenCentres } from './centre-sums.ts';
import { CentreTable } from './centre-table.tsx';

/** `/centres`: the register of centres (CQ-19 to CQ-23, HP-22, HP-28, LZ-14, FX-24); the address holds area, level and what is short. */
export function CentresPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/centres' });
  const navigate = useNavigate({ from: '/centres' });
  const register = useQuery(centresQuery({ area: search.area }));
  const change = (part: { [K in keyof CentresSearch]?: CentresSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as CentresSearch });
  const all = register.data?.centres ?? [];
  const levels = centreLevels.filter((level) => all.some((centre) => centre.level === level));
  const shown = chosenCentres(all, search);
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('registry.centres.title')}</h1>
        <Button disabled={shown.length === 0} onClick={() => saveText('centres.csv', csvOf(csvRows(shown)))}>
          {t('registry.csv')}
        </Button>
      </header>
      <RegistryNav />
      <p className={page.lead}>{t('registry.centres.lead')}</p>
      <search className={page.filters}>
        <AreaSelect
          label={t('registry.area')}
          {...(search.area === undefined ? {} : { value: search.area })}
          onChange={(area) => change({ area })}
        />
        <Segmented<CentreLevel | 'all'>
          aria-label={t('registry.level')}
          value={search.level ?? 'all'}
          options={(['all', ...levels] as const).map((value) => ({
            value,
            label: value === 'all' ? t('common.all') : t(`indicators.level.${value}`),
          }))}
          onChange={(level) => change({ level: level === 'all' ? undefined : level })}
        />
        <span className={page.buttons}>
          <Switch
            id="centres-short"
            size="small"
            checked={search.short === true}
            onChange={(on) => change({ short: on ? true : undefined })}
          />
          <label htmlFor="centres-short">{t('registry.centres.short')}</label>
        </span>
        {(search.area ?? search.level ?? search.short) !== undefined && (
          <Button onClick={() => void navigate({ search: {} })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={t('registry.centres.figures')}
          state={panelState(register)}
          onRetry={() => void register.refetch()}
        >
          <CentreFigures centres={shown} />
        </Panel>
        <Panel
          title={t('registry.centres.list')}
          note={t('registry.centres.shown', { shown: shown.length, all: all.length })}
          state={panelState(register, () => shown.length === 0)}
          emptyText={t('registry.centres.nothing')}
          onRetry={() => void register.refetch()}
        >
          <CentreTable centres={shown} />
        </Panel>
      </div>
    </div>
  );
}

/** Everything of the table, with its codes for a spreadsheet. */
const csvRows = (centres: readonly CentreLine[]) => [
  [
    'id',
    'name',
    'areaCode',
    'level',
    'floorAreaM2',
    'grade',
    'posts',
    'fullTimeStaff',
    'guidance',
    'mediation',
    'dispatch',
    'resident',
    'rotating',
    'onCall',
    'windows',
    'staff',
  ],
  ...centres.map((centre) => [
    centre.id,
    centre.name,
    centre.areaCode,
    centre.level,
    centre.floorAreaM2,
    centre.grade,
    centre.posts,
    centre.fullTimeStaff,
    centre.rooms.guidance,
    centre.rooms.mediation,
    centre.rooms.dispatch,
    centre.resident,
    centre.rotating,
    centre.onCall,
    centre.windows,
    centre.staff,
  ]),
];
