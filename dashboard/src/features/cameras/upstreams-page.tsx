import { PlusOutlined } from '@ant-design/icons';
import type { CameraUpstream } from '@fengqiao/contract/cameras';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { keepsUpstreams } from './keepers.ts';
import { upstreamsQuery } from './registry-api.ts';
import { UpstreamDrawer } from './upstream-drawer.tsx';

/** `/cameras/upstreams`: platforms that hand on cameras of others, and how many come through each. */
export function UpstreamsPage() {
  const { t } = useTranslation();
  const { open } = useSearch({ from: '/shell/cameras/upstreams' });
  const navigate = useNavigate({ from: '/cameras/upstreams' });
  const { data: session } = useQuery(sessionQuery);
  const upstreams = useQuery(upstreamsQuery);
  const rows = upstreams.data?.items ?? [];
  const keeps = keepsUpstreams(session?.role);
  const show = (id: string | undefined) =>
    void navigate({ to: '/cameras/upstreams', search: id === undefined ? {} : { open: id } });
  const columns: Column<CameraUpstream>[] = [
    { key: 'name', title: t('cameras.upstreams.name'), render: ({ name }) => name },
    { key: 'id', title: t('cameras.upstreams.id'), render: ({ id }) => id },
    { key: 'area', title: t('cameras.area'), render: ({ areaCode }) => areaCode },
    { key: 'cameras', title: t('cameras.upstreams.cameras'), render: ({ cameras }) => cameras },
    {
      key: 'sub',
      title: t('cameras.subStream'),
      render: ({ hasSubStream }) => t(hasSubStream ? 'cameras.yes' : 'cameras.no'),
    },
    {
      key: 'updated',
      title: t('cameras.updated'),
      render: ({ updatedAt, updatedBy }) => `${dateTimeOf(updatedAt)} · ${updatedBy}`,
    },
    {
      key: 'edit',
      title: '',
      render: ({ id }) =>
        keeps && (
          <Button size="small" onClick={() => show(id)}>
            {t('cameras.edit')}
          </Button>
        ),
    },
  ];
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('cameras.upstreams.title')}</h1>
        <span className={page.buttons}>
          <Link to="/cameras">
            <Button>{t('cameras.title')}</Button>
          </Link>
          {keeps && (
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('new')}>
              {t('cameras.upstreams.add')}
            </Button>
          )}
        </span>
      </header>
      <p className={page.lead}>{t('cameras.upstreams.lead')}</p>
      <Panel
        title={t('cameras.upstreams.list')}
        hideTitle
        state={panelState(upstreams, () => rows.length === 0)}
        emptyText={t('cameras.upstreams.empty')}
        onRetry={() => void upstreams.refetch()}
      >
        <DataTable
          caption={t('cameras.upstreams.list')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </Panel>
      <UpstreamDrawer open={keeps ? (open ?? null) : null} upstreams={rows} onClose={() => show(undefined)} />
    </div>
  );
}
