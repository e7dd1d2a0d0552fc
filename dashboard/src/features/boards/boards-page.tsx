import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { boardsQuery } from './api.ts';

/** `/boards`: the public boards of the centres, and who is on them. */
export function BoardsPage() {
  const { t } = useTranslation();
  const boards = useQuery(boardsQuery);
  const items = boards.data?.items ?? [];
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('boards.title')}</h1>
      </header>
      <p className={page.lead}>{t('boards.lead')}</p>
      <Panel
        title={t('boards.title')}
        hideTitle
        state={panelState(boards, () => items.length === 0)}
        emptyText={t('boards.none')}
        onRetry={() => void boards.refetch()}
      >
        <DataTable
          caption={t('boards.title')}
          rows={items}
          rowKey={({ centreId }) => centreId}
          columns={[
            {
              key: 'name',
              title: t('boards.centre'),
              render: ({ centreId, name }) => (
                <Link to="/board/$centre" params={{ centre: centreId }}>
                  {name}
                </Link>
              ),
            },
            {
              key: 'people',
              title: t('boards.people'),
              render: ({ people }) => (people === 0 ? t('boards.nobodyYet') : people),
            },
            {
              key: 'photos',
              title: t('boards.photos'),
              render: ({ people, photos }) => (people === 0 ? '–' : `${photos} / ${people}`),
            },
            {
              key: 'staff',
              title: t('boards.keep'),
              render: ({ centreId }) => (
                <Link to="/staff" search={{ centre: centreId }}>
                  {t('boards.keepLink')}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
    </div>
  );
}
