import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseBigScreenSearch } from '../big-screen/big-screen-search.ts';
import { enter } from './enter.ts';
import { rootRoute } from './root-route.ts';

const bigScreenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/big-screen',
  validateSearch: parseBigScreenSearch,
  beforeLoad: enter,
  component: lazyRouteComponent(() => import('../big-screen/big-screen-page.tsx'), 'BigScreenPage'),
});

/** Pages that have a display to themselves. */
export const screenRoutes = [bigScreenRoute] as const;
