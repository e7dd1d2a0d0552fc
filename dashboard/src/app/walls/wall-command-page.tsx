import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { wallsQuery } from '../../features/wall/api.ts';
import { WallEditor } from '../../features/wall/editor/wall-editor.tsx';
import type { WallPart, WallSearch } from '../../features/wall/wall-search.ts';
import { useLive } from '../../live/live-context.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { type PanelState, panelState } from '../../ui/panel-state.ts';

/** `/walls/:wall`: one wall, what it shows and how it works. */
export function WallCommandPage() {
  const { t } = useTranslation();
  const { wall: wallId } = useParams({ from: '/shell/walls/$wall' });
  const search = useSearch({ from: '/shell/walls/$wall' });
  const navigate = useNavigate({ from: '/walls/$wall' });
  const live = useLive();
  const walls = useQuery(wallsQuery);
  const wall = walls.data?.items.find(({ id }) => id === wallId);
  useEffect(() => live.watchWall(wallId), [live, wallId]);
  const change = (part: WallPart) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as WallSearch, replace: 'day' in part });
  const state: PanelState = walls.data && !wall ? { kind: 'empty' } : panelState(walls);
  return (
    <div className={page.wide}>
      <nav>
        <Link to="/walls">{t('wallDesk.title')}</Link>
      </nav>
      <Panel
        title={wall?.name ?? t('wall.title')}
        hideTitle
        state={state}
        emptyText={t('wallDesk.noWall', { wall: wallId })}
        onRetry={() => void walls.refetch()}
      >
        {wall && <WallEditor key={wall.id} wall={wall} search={search} onChange={change} />}
      </Panel>
    </div>
  );
}
