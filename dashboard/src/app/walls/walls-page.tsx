import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { wallsQuery } from '../../features/wall/api.ts';
import { NewWall } from '../../features/wall/editor/new-wall.tsx';
import { WallTable } from '../../features/wall/editor/wall-table.tsx';
import { setsUpWalls } from '../../features/wall/wall-roles.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { useSession } from '../shell/use-session.ts';

/** `/walls`: the walls of the area, who works each, and the way to make one. */
export function WallsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const walls = useQuery(wallsQuery);
  const mayMake = setsUpWalls(session.role);
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('wallDesk.title')}</h1>
      </header>
      <Panel
        title={t('wallDesk.title')}
        hideTitle
        state={panelState(walls, ({ items }) => items.length === 0)}
        emptyText={t(mayMake ? 'wallDesk.noneMake' : 'wallDesk.none')}
        onRetry={() => void walls.refetch()}
      >
        <WallTable walls={walls.data?.items ?? []} />
      </Panel>
      {mayMake && <NewWall areaCode={session.areaCode} />}
    </div>
  );
}
