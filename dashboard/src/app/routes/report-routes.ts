import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  parseReportPageSearch,
  parseReportSearch,
  parseReturnSearch,
} from '../../features/reports/report-search.ts';
import { shellRoute } from './shell-route.ts';

const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: parseReportSearch,
  component: lazyRouteComponent(() => import('../../features/reports/reports-page.tsx'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports/$id',
  validateSearch: parseReportPageSearch,
  component: lazyRouteComponent(() => import('../reports/report-page.tsx'), 'ReportPage'),
});

const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns',
  validateSearch: parseReturnSearch,
  component: lazyRouteComponent(() => import('../../features/reports/returns-page.tsx'), 'ReturnsPage'),
});

/** What is sent up and kept: reports with their files, and the returns of a month. */
export const reportRoutes = [reportsRoute, reportRoute, returnsRoute] as const;
