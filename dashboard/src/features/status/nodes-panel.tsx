import type { StreamNodeState } from '@fengqiao/contract/stream-node';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../lib/api.ts';
import { secondOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import styles from './nodes-panel.module.css';

const nodesQuery = queryOptions({
  queryKey: ['streamNodes'],
  queryFn: ({ signal }) => request<{ items: StreamNodeState[] }>('/api/stream-nodes', { signal }),
  refetchInterval: 5_000,
});

/** The streams nodes as the gateway that answers sees them. */
export function NodesPanel() {
  const { t } = useTranslation();
  const nodes = useQuery(nodesQuery);
  return (
    <Panel
      title={t('nodes.title')}
      extra={<Link to="/cameras/health">{t('nodes.health')}</Link>}
      state={panelState(nodes, ({ items }) => items.length === 0)}
      emptyText={t('nodes.none')}
      onRetry={() => void nodes.refetch()}
      className={styles.panel ?? ''}
    >
      <DataTable
        caption={t('nodes.title')}
        rows={nodes.data?.items ?? []}
        rowKey={({ url }) => url}
        columns={[
          { key: 'url', title: t('nodes.url'), render: ({ url }) => url },
          {
            key: 'publicUrl',
            title: t('nodes.publicUrl'),
            render: ({ publicUrl }) => publicUrl ?? t('nodes.pageHost'),
          },
          {
            key: 'state',
            title: t('nodes.state'),
            render: ({ alive }) => (
              <span className={alive ? styles.good : styles.bad}>
                {t(alive ? 'nodes.alive' : 'nodes.silent')}
              </span>
            ),
          },
          {
            key: 'load',
            title: t('nodes.load'),
            render: ({ live, capacity }) => `${live} / ${capacity ?? '—'}`,
          },
          { key: 'failed', title: t('nodes.failed'), render: ({ failed }) => failed },
          { key: 'version', title: t('nodes.version'), render: ({ version }) => version ?? '—' },
          {
            key: 'seen',
            title: t('nodes.seen'),
            render: ({ seenAt }) => (seenAt === null ? t('nodes.never') : secondOf(seenAt)),
          },
          {
            key: 'known',
            title: t('nodes.known'),
            render: ({ fixed }) => t(fixed ? 'nodes.fixed' : 'nodes.announced'),
          },
        ]}
      />
    </Panel>
  );
}
