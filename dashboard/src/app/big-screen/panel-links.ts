import type { PanelId } from '@fengqiao/contract/wall-tiles';

const pages: Readonly<Record<PanelId, string>> = {
  totals: '/indicators',
  tiers: '/indicators?name=tiers',
  trend: '/indicators?name=accepted',
  categories: '/indicators?name=accepted',
  funnel: '/indicators?name=funnel',
  routes: '/indicators?name=routes',
  overdue: '/indicators?name=overdue',
  letters: '/letters',
  hotTopics: '/topics',
  presence: '/indicators?name=presence',
  cameras: '/cameras/health',
  rooms: '/rooms-now',
  feed: '/',
};

/** The page behind a panel, for an area. */
export function panelLink(id: PanelId, area: string): string {
  const page = pages[id];
  return `${page}${page.includes('?') ? '&' : '?'}area=${area}`;
}
