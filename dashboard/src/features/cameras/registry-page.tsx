import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { CameraDrawer } from './camera-drawer.tsx';
import { keepsRegistry } from './keepers.ts';
import { facetsQuery, registryQuery } from './registry-api.ts';
import { RegistryFilters } from './registry-filters.tsx';
import type { RegistryPart, RegistrySearch } from './registry-search.ts';
import { RegistryTable } from './registry-table.tsx';

/** `/cameras`: every camera the account may see, by filters that stand in the address. */
export function RegistryPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/cameras' });
  const navigate = useNavigate({ from: '/cameras' });
  const { data: session } = useQuery(sessionQuery);
  const cameras = useInfiniteQuery(registryQuery(search));
  const facets = useQuery(facetsQuery(search));
  const rows = cameras.data?.pages.flatMap(({ items }) => items) ?? [];
  const keeps = keepsRegistry(session?.role);
  const change = (part: RegistryPart) =>
    void navigate({
      to: '/cameras',
      search: (before) => ({ ...before, ...part }) as RegistrySearch,
      replace: 'q' in part,
    });
  const filtered = Object.keys(search).some((key) => key !== 'open');
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('cameras.title')}</h1>
        <span className={page.buttons}>
          <Link to="/cameras/health" search={search.area === undefined ? {} : { area: search.area }}>
            <Button>{t('cameraHealth.title')}</Button>
          </Link>
          {keeps && (
            <>
              <Link to="/cameras/upstreams" search={{}}>
                <Button>{t('cameras.upstreams.title')}</Button>
              </Link>
              <Link to="/cameras/import">
                <Button icon={<UploadOutlined aria-hidden="true" />}>{t('cameras.import')}</Button>
              </Link>
              <Button
                type="primary"
                icon={<PlusOutlined aria-hidden="true" />}
                onClick={() => change({ open: 'new' })}
              >
                {t('cameras.add')}
              </Button>
            </>
          )}
        </span>
      </header>
      <p className={page.lead}>{t('cameras.lead')}</p>
      <RegistryFilters
        search={search}
        facets={facets.data}
        areaName={session?.areaName ?? ''}
        onChange={change}
        onClear={() => void navigate({ to: '/cameras', search: {} })}
      />
      <Panel
        title={t('cameras.list')}
        note={facets.data && t('cameras.count', { count: facets.data.total })}
        state={panelState(cameras, () => rows.length === 0)}
        emptyText={t(filtered ? 'cameras.noMatch' : 'cameras.empty')}
        onRetry={() => void cameras.refetch()}
      >
        <RegistryTable rows={rows} keeps={keeps} onEdit={(id) => change({ open: id })} />
        {cameras.hasNextPage && (
          <Button
            className={page.more ?? ''}
            loading={cameras.isFetchingNextPage}
            onClick={() => void cameras.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        )}
      </Panel>
      <CameraDrawer open={keeps ? (search.open ?? null) : null} onClose={() => change({ open: undefined })} />
    </div>
  );
}
