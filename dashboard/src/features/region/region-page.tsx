import type { RegionFacts } from '@fengqiao/contract/region';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/api.ts';
import { useLabel } from '../../lib/reference.ts';
import { dateTimeOf } from '../../lib/time.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { PlaceMapContext } from '../../ui/place-map.ts';
import { LevelTable } from './level-table.tsx';
import styles from './region.module.css';

const regionQuery = queryOptions({
  queryKey: ['region'],
  queryFn: ({ signal }) => request<RegionFacts>('/api/region', { signal }),
});

/** `/region`: which pack the map is drawn from, what it holds, what is missing, and how another one comes in. */
export function RegionPage() {
  const { t } = useTranslation();
  const region = useQuery(regionQuery);
  const facts = region.data;
  const PlaceMap = use(PlaceMapContext);
  const retry = () => void region.refetch();
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('region.title')}</h1>
      </header>
      <div className={styles.columns}>
        <Panel title={t('region.pack')} state={panelState(region)} onRetry={retry}>
          {facts && <PackFacts pack={facts.pack} />}
          {facts?.pack && PlaceMap && <PlaceMap place={null} label={t('region.map')} />}
        </Panel>
        <Panel
          title={t('region.levels')}
          state={panelState(region, ({ levels }) => levels.length === 0)}
          emptyText={t('region.noAreas')}
          onRetry={retry}
        >
          {facts && <LevelTable levels={facts.levels} />}
        </Panel>
        <Panel
          title={t('region.without')}
          note={facts?.withoutTotal}
          state={panelState(region, ({ withoutTotal }) => withoutTotal === 0)}
          emptyText={t('region.allDrawn')}
          onRetry={retry}
        >
          <ul className={styles.list}>
            {facts?.without.map(({ areaCode, name }) => (
              <li key={areaCode}>
                {name} <span className={page.faint}>{areaCode}</span>
              </li>
            ))}
          </ul>
          {facts && facts.withoutTotal > facts.without.length && (
            <p className={page.faint}>
              {t('region.more', { count: facts.withoutTotal - facts.without.length })}
            </p>
          )}
        </Panel>
        <Panel title={t('region.how')} state={{ kind: 'ready' }}>
          <ol className={styles.steps}>
            <li>{t('region.howFiles')}</li>
            <li>
              {t('region.howBuild')}
              <code className={styles.command}>{t('region.command')}</code>
            </li>
            <li>
              {t('region.howStart')}
              <code className={styles.command}>FENGQIAO_REGION=/srv/fengqiao/region</code>
            </li>
          </ol>
          <p className={page.faint}>{t('region.howWhy')}</p>
          <Link to="/status">{t('region.status')}</Link>
        </Panel>
      </div>
    </div>
  );
}

function PackFacts({ pack }: { pack: RegionFacts['pack'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (pack === null) return <p className={page.notice}>{t('region.none')}</p>;
  const [west, south, east, north] = pack.bounds;
  return (
    <dl className={page.facts}>
      <dt>{t('region.name')}</dt>
      <dd>
        {label(pack.title)} <span className={page.faint}>{pack.name}</span>
      </dd>
      <dt>{t('region.root')}</dt>
      <dd>{pack.rootAreaCode}</dd>
      <dt>{t('region.bounds')}</dt>
      <dd>{t('region.boundsOf', { west, south, east, north })}</dd>
      <dt>{t('region.datum')}</dt>
      <dd>{pack.datum}</dd>
      <dt>{t('region.notice')}</dt>
      <dd>{label(pack.notice)}</dd>
      <dt>{t('region.tiles')}</dt>
      <dd>
        {pack.tilesBytes === null || pack.builtAt === null
          ? t('region.noTiles')
          : t('region.tilesOf', {
              size: Math.round(pack.tilesBytes / 1000).toLocaleString('en'),
              at: dateTimeOf(pack.builtAt),
            })}
      </dd>
      <dt>{t('region.sources')}</dt>
      <dd>
        {pack.sources.length === 0
          ? t('region.noSources')
          : pack.sources.map(({ file, datum, entries }) => (
              <div key={file}>{t('region.source', { file, datum, entries })}</div>
            ))}
      </dd>
    </dl>
  );
}
