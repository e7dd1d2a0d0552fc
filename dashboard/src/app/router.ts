import { createRouter } from '@tanstack/react-router';
import { parseSearchText, searchText } from '../lib/search-text.ts';
import { spaceBase } from '../lib/space.ts';
import { cameraRoutes } from './routes/camera-routes.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { entranceRoutes } from './routes/entrance-routes.ts';
import { figureRoutes } from './routes/figure-routes.ts';
import { meetingRoutes, presentRoute } from './routes/meeting-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { boardRoutes, registryRoutes } from './routes/registry-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { type RouterContext, rootRoute } from './routes/root-route.ts';
import { screenRoutes } from './routes/screen-routes.ts';
import { shellRoute } from './routes/shell-route.ts';
import { siteRoutes } from './routes/site-routes.ts';
import { wallRoutes } from './routes/wall-routes.ts';

const routeTree = rootRoute.addChildren([
  ...entranceRoutes,
  ...screenRoutes,
  ...boardRoutes,
  presentRoute,
  shellRoute.addChildren([
    ...caseRoutes,
    ...figureRoutes,
    ...reportRoutes,
    ...overviewRoutes,
    ...meetingRoutes,
    ...cameraRoutes,
    ...wallRoutes,
    ...siteRoutes,
    ...registryRoutes,
  ]),
]);

/** The pages of the desk; what a page shows is in its address. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    basepath: spaceBase || '/',
    defaultPreload: false,
    parseSearch: parseSearchText,
    stringifySearch: searchText,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
