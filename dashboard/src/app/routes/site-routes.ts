import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseAccountSearch } from '../../features/accounts/account-search.ts';
import { parseAuditSearch } from '../../features/audit/audit-search.ts';
import { parseSourceSearch } from '../../features/sources/source-search.ts';
import { parseTerminalSearch } from '../../features/terminals/terminal-search.ts';
import { inDrill, leaveSpace } from '../../lib/space.ts';
import { shellRoute } from './shell-route.ts';

/** The import that is shown. */
const parseImportSearch = (search: Record<string, unknown>): { id?: string } =>
  typeof search.id === 'string' && /^[0-9a-f-]{36}$/.test(search.id) ? { id: search.id } : {};

/** Whose register is shown; left out = the account's own area. */
const parsePresenceSearch = ({ area }: Record<string, unknown>): { area?: string } => {
  const code = String(area ?? '');
  return /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(code) ? { area: code } : {};
};

const statusRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status',
  component: lazyRouteComponent(() => import('../../features/status/status-page.tsx'), 'StatusPage'),
});

const regionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/region',
  component: lazyRouteComponent(() => import('../../features/region/region-page.tsx'), 'RegionPage'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources',
  validateSearch: parseSourceSearch,
  component: lazyRouteComponent(() => import('../../features/sources/sources-page.tsx'), 'SourcesPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('../../features/imports/imports-page.tsx'), 'ImportsPage'),
});

const presenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/presence',
  validateSearch: parsePresenceSearch,
  component: lazyRouteComponent(() => import('../../features/presence/presence-page.tsx'), 'PresencePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../../features/session/account-page.tsx'), 'AccountPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/accounts',
  validateSearch: parseAccountSearch,
  component: lazyRouteComponent(() => import('../../features/accounts/accounts-page.tsx'), 'AccountsPage'),
});

const terminalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/terminals',
  validateSearch: parseTerminalSearch,
  component: lazyRouteComponent(() => import('../../features/terminals/terminals-page.tsx'), 'TerminalsPage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/sessions',
  component: lazyRouteComponent(() => import('../../features/session/sessions-page.tsx'), 'SessionsPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('../../features/audit/audit-page.tsx'), 'AuditPage'),
});

const rightsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rights',
  component: lazyRouteComponent(() => import('../../features/rights/rights-page.tsx'), 'RightsPage'),
});

const drillRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/drill',
  component: lazyRouteComponent(() => import('../pages/drill-page.tsx'), 'DrillPage'),
  // Drills are held outside of them.
  beforeLoad: () => {
    if (inDrill) leaveSpace();
  },
});

/** How the site runs: its sources, accounts, terminals and records. */
export const siteRoutes = [
  statusRoute,
  regionRoute,
  sourcesRoute,
  importsRoute,
  presenceRoute,
  drillRoute,
  accountRoute,
  accountsRoute,
  terminalsRoute,
  sessionsRoute,
  auditRoute,
  rightsRoute,
] as const;
