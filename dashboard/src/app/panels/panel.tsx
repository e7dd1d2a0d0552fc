import type { PanelId } from '@fengqiao/contract/wall-tiles';
import type { ComponentType } from 'react';
import { TileBoundary } from '../wall/tile-boundary.tsx';
import { CamerasPanel } from './cameras-panel.tsx';
import { FeedPanel } from './feed-panel.tsx';
import { HotTopicsPanel } from './hot-topics-panel.tsx';
import { CategoriesPanel, FunnelPanel, LettersPanel, RoutesPanel } from './indicator-panels.tsx';
import { OverduePanel } from './overdue-panel.tsx';
import { PresencePanel } from './presence-panel.tsx';
import { RoomsPanel } from './rooms-panel.tsx';
import { TiersPanel } from './tiers-panel.tsx';
import { TotalsPanel } from './totals-panel.tsx';
import { TrendPanel } from './trend-panel.tsx';

export interface PanelProps {
  /** Code of the area that it is of. */
  area: string;
  /** Where its title leads; left out where nobody can follow (a wall). */
  href?: string;
}

const panels: Readonly<Record<PanelId, ComponentType<PanelProps>>> = {
  totals: TotalsPanel,
  tiers: TiersPanel,
  trend: TrendPanel,
  categories: CategoriesPanel,
  funnel: FunnelPanel,
  routes: RoutesPanel,
  overdue: OverduePanel,
  letters: LettersPanel,
  hotTopics: HotTopicsPanel,
  presence: PresencePanel,
  cameras: CamerasPanel,
  rooms: RoomsPanel,
  feed: FeedPanel,
};

/**
 * One panel of a big screen or a chart tile, by its id. It fills the box it is put in, from 480×270 to a quarter of a 4K display,
 * and needs no router: it stands on walls too.
 */
export function Panel({ id, ...props }: PanelProps & { id: PanelId }) {
  const Shown = panels[id];
  return (
    <TileBoundary>
      <Shown {...props} />
    </TileBoundary>
  );
}
