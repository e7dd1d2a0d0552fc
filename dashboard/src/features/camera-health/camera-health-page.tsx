import type { OnlineGroup } from '@fengqiao/contract/camera-health';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cameraHealthQuery } from './api.ts';
import styles from './camera-health.module.css';
import { GroupBars } from './group-bars.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { OutageTable } from './outage-table.tsx';
import { countOf } from './rate.ts';
import { RateFigures } from './rate-figures.tsx';

/** `/cameras/health`: how many cameras answer, of how many, and which do not since when. */
export function CameraHealthPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { area, camera } = useSearch({ from: '/shell/cameras/health' });
  const health = useQuery(cameraHealthQuery(area));
  const data = health.data;
  const areaId = useId();
  const state = panelState(health);
  const retry = () => void health.refetch();
  const placeWords = ({ key }: OnlineGroup): string =>
    t([`cameraHealth.placeType.${key}`, 'cameraHealth.otherPlace']);
  const areaLink = (group: OnlineGroup) =>
    group.key === data?.areaCode ? (
      t('cameraHealth.ownArea', { area: group.name })
    ) : (
      <Link from="/cameras/health" search={{ area: group.key }}>
        {group.name}
      </Link>
    );
  const chosen = data?.outages.find(({ cameraId }) => cameraId === camera);
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('cameraHealth.title')}</h1>
        <div className={page.buttons}>
          <div className={styles.areaField}>
            <label htmlFor={areaId} className="visually-hidden">
              {t('cameraHealth.area')}
            </label>
            <AreaSelect
              id={areaId}
              {...(data ? { value: data.areaCode } : {})}
              onChange={(code) => void navigate({ to: '/cameras/health', search: { area: code } })}
            />
          </div>
          {area !== undefined && <Link to="/cameras/health">{t('cameraHealth.whole')}</Link>}
        </div>
      </header>
      <p className={page.lead}>
        {t('cameraHealth.lead', { hours: data?.freshHours ?? 48 })}{' '}
        {data &&
          t(data.checkHours === 0 ? 'cameraHealth.watchedOnly' : 'cameraHealth.askedEvery', {
            hours: data.checkHours,
          })}
      </p>
      <Panel title={t('cameraHealth.rate')} state={state} onRetry={retry}>
        {data && <RateFigures count={data.total} />}
      </Panel>
      {camera !== undefined && (
        <HistoryPanel key={camera} cameraId={camera} name={chosen?.name ?? t('cameraHealth.history')} />
      )}
      <Panel
        title={t('cameraHealth.outages')}
        note={data && t('cameraHealth.outageCount', { count: countOf(data.outageCount) })}
        state={panelState(health, ({ outages }) => outages.length === 0)}
        emptyText={t(data?.total.checked === 0 ? 'cameraHealth.nothingAsked' : 'cameraHealth.allAnswer')}
        onRetry={retry}
      >
        <div className={styles.outages}>{data && <OutageTable outages={data.outages} chosen={camera} />}</div>
      </Panel>
      <div className={styles.columns}>
        <Panel title={t('cameraHealth.byArea')} state={state} onRetry={retry}>
          {data && <GroupBars caption={t('cameraHealth.byArea')} groups={data.areas} label={areaLink} />}
        </Panel>
        <Panel title={t('cameraHealth.byOwner')} state={state} onRetry={retry}>
          {data && (
            <GroupBars
              caption={t('cameraHealth.byOwner')}
              groups={data.owners}
              label={({ key }) => key || '—'}
            />
          )}
        </Panel>
        <Panel title={t('cameraHealth.byPlace')} state={state} onRetry={retry}>
          {data && (
            <GroupBars caption={t('cameraHealth.byPlace')} groups={data.placeTypes} label={placeWords} />
          )}
        </Panel>
      </div>
    </div>
  );
}
