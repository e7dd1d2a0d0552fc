import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseBoardSearch } from '../../features/boards/board-search.ts';
import { parseChecklistSearch } from '../../features/checklists/checklist-search.ts';
import { parseRedLinesSearch } from '../../features/red-lines/red-lines-search.ts';
import {
  parseAreaSearch,
  parseCentresSearch,
  parseDutySearch,
  parseStaffSearch,
} from '../../features/registry/registry-search.ts';
import { enter } from './enter.ts';
import { rootRoute } from './root-route.ts';
import { shellRoute } from './shell-route.ts';

const pages = () => import('../registry/registry-pages.tsx');

const centresRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/centres',
  validateSearch: parseCentresSearch,
  component: lazyRouteComponent(
    () => import('../../features/registry/centres/centres-page.tsx'),
    'CentresPage',
  ),
});

const centreRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/centres/$id',
  component: lazyRouteComponent(pages, 'CentreRoute'),
});

const organisationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations',
  validateSearch: parseAreaSearch,
  component: lazyRouteComponent(pages, 'OrganisationsRoute'),
});

const staffRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/staff',
  validateSearch: parseStaffSearch,
  component: lazyRouteComponent(pages, 'StaffRoute'),
});

const dutyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duty',
  validateSearch: parseDutySearch,
  component: lazyRouteComponent(pages, 'DutyRoute'),
});

const checklistsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/checklists',
  validateSearch: parseChecklistSearch,
  component: lazyRouteComponent(pages, 'ChecklistsRoute'),
});

const redLinesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/red-lines',
  validateSearch: parseRedLinesSearch,
  component: lazyRouteComponent(pages, 'RedLinesRoute'),
});

const boardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/boards',
  component: lazyRouteComponent(() => import('../../features/boards/boards-page.tsx'), 'BoardsPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/board/$centre',
  validateSearch: parseBoardSearch,
  beforeLoad: enter,
  component: lazyRouteComponent(() => import('../registry/board-page.tsx'), 'BoardPage'),
});

/** What a site keeps of its centres and their people, and by what it is checked. */
export const registryRoutes = [
  centresRoute,
  centreRoute,
  organisationsRoute,
  staffRoute,
  dutyRoute,
  checklistsRoute,
  redLinesRoute,
  boardsRoute,
] as const;

/** The public board, which has a display to itself. */
export const boardRoutes = [boardRoute] as const;
