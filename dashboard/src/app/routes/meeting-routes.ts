import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDecisionSearch } from '../../features/decisions/decision-search.ts';
import { parseMeetingsSearch, parsePresentSearch } from '../../features/meetings/meeting-search.ts';
import { enter } from './enter.ts';
import { rootRoute } from './root-route.ts';
import { shellRoute } from './shell-route.ts';

const meetingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/meetings',
  validateSearch: parseMeetingsSearch,
  component: lazyRouteComponent(() => import('../meetings/meetings-page.tsx'), 'MeetingsPage'),
});

const meetingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('../meetings/meeting-page.tsx'), 'MeetingPage'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions',
  validateSearch: parseDecisionSearch,
  component: lazyRouteComponent(() => import('../meetings/decisions-page.tsx'), 'DecisionsPage'),
});

/** Meetings, their preparation, and what they decided. */
export const meetingRoutes = [meetingsRoute, meetingRoute, decisionsRoute] as const;

/** The screen of a meeting room has its display to itself. */
export const presentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/meetings/$id/present',
  validateSearch: parsePresentSearch,
  beforeLoad: enter,
  component: lazyRouteComponent(() => import('../meetings/present-page.tsx'), 'PresentPage'),
});
