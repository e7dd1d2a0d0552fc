import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseWallSearch } from '../../features/wall/wall-search.ts';
import { shellRoute } from './shell-route.ts';

const wallsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/walls',
  component: lazyRouteComponent(() => import('../walls/walls-page.tsx'), 'WallsPage'),
});

const wallRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/walls/$wall',
  validateSearch: parseWallSearch,
  component: lazyRouteComponent(() => import('../walls/wall-command-page.tsx'), 'WallCommandPage'),
});

/** The walls, as people work them; their screens are pages of their own, outside the router (`wall.html`). */
export const wallRoutes = [wallsRoute, wallRoute] as const;
