import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseReplaySearch } from '../replay/replay-search.ts';
import { parseRoomsNowSearch } from '../rooms-now/rooms-now-search.ts';
import { shellRoute } from './shell-route.ts';

const roomsNowRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rooms-now',
  validateSearch: parseRoomsNowSearch,
  component: lazyRouteComponent(() => import('../rooms-now/rooms-now-page.tsx'), 'RoomsNowPage'),
});

const commandRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/command',
  component: lazyRouteComponent(() => import('../command/command-page.tsx'), 'CommandPage'),
});

const replayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseCode/replay',
  validateSearch: parseReplaySearch,
  component: lazyRouteComponent(() => import('../replay/replay-page.tsx'), 'ReplayPage'),
});

/** What is going on over an area, and what went on around a case. */
export const overviewRoutes = [roomsNowRoute, commandRoute, replayRoute] as const;
