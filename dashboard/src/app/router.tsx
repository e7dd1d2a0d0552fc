import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { parseAccountSearch } from '../features/accounts/account-search.ts';
import { parseAuditSearch } from '../features/audit/audit-search.ts';
import { parseHealthSearch } from '../features/camera-health/health-search.ts';
import { parseRegistrySearch } from '../features/cameras/registry-search.ts';
import { parseCaseSearch } from '../features/cases/case-search.ts';
import { parseCompareSearch } from '../features/cases/compare/compare-search.ts';
import { parseIndicatorSearch } from '../features/indicators/indicator-search.ts';
import { parseLetterSearch, parseNewLetterSearch } from '../features/letters/letter-search.ts';
import { parsePlaybackSearch } from '../features/playback/playback-search.ts';
import { parseProfileSearch } from '../features/profiles/profile-search.ts';
import { setupQuery } from '../features/session/api.ts';
import { parseSourceSearch } from '../features/sources/source-search.ts';
import { parseTerminalSearch } from '../features/terminals/terminal-search.ts';
import { parseRulesSearch } from '../features/tier-rules/rules-search.ts';
import { parseTopicSearch } from '../features/topics/topic-search.ts';
import { parseSearchText, searchText } from '../lib/search-text.ts';
import { sessionQuery } from '../lib/session.ts';
import type { Live } from '../live/live.ts';
import { parseDeskSearch } from './desk/desk-search.ts';
import { firstPageOf, followsCases, wallOf } from './page-roles.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { RouteErrorPage } from './pages/route-error-page.tsx';
import { Shell } from './shell/shell.tsx';
import { parseTriageSearch } from './triage/triage-search.ts';

export interface RouterContext {
  queryClient: QueryClient;
  live: Live;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteErrorPage,
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Only a path of our own may follow a login. */
function parseLoginSearch(search: Record<string, unknown>): { next?: string } {
  const next = text(search.next);
  return next && /^\/(?![/\\])/.test(next) ? { next } : {};
}

/** The import that is shown. */
const parseImportSearch = (search: Record<string, unknown>): { id?: string } =>
  typeof search.id === 'string' && /^[0-9a-f-]{36}$/.test(search.id) ? { id: search.id } : {};

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: parseLoginSearch,
  component: lazyRouteComponent(() => import('../features/session/login-page.tsx'), 'LoginPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/session/setup-page.tsx'), 'SetupPage'),
});

const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrol',
  component: lazyRouteComponent(() => import('../features/session/enrol-page.tsx'), 'EnrolPage'),
});

/** Before everything else for whoever was given a password. */
const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: parseLoginSearch,
  component: lazyRouteComponent(() => import('../features/session/password-page.tsx'), 'PasswordPage'),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/login' });
  },
});

/** Everything behind the login. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    const next = location.href === '/' ? {} : { next: location.href };
    if (session) {
      if (session.mustChangePassword) throw redirect({ to: '/password', search: next });
      if (followsCases(session.role)) await context.live.begin(session.areaCode);
      return { session };
    }
    const setup = await context.queryClient.fetchQuery(setupQuery).catch(() => ({ needed: false }));
    if (setup.needed) throw redirect({ to: '/setup' });
    throw redirect({ to: '/login', search: next });
  },
});

const deskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: parseDeskSearch,
  beforeLoad: ({ context: { session } }) => {
    const wall = wallOf(session);
    if (wall !== null) throw redirect({ href: wall, reloadDocument: true });
    const to = firstPageOf(session);
    if (to !== '/') throw redirect({ to });
  },
  component: lazyRouteComponent(() => import('./desk/desk-page.tsx'), 'DeskPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: parseCaseSearch,
  component: lazyRouteComponent(() => import('./pages/cases-page.tsx'), 'CasesPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('../features/cases/register/register-page.tsx'), 'RegisterPage'),
});

const triageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/triage',
  validateSearch: parseTriageSearch,
  component: lazyRouteComponent(() => import('./triage/triage-page.tsx'), 'TriagePage'),
});

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseCode',
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('./pages/case-page.tsx'), 'CasePage'),
});

const indicatorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/indicators',
  validateSearch: parseIndicatorSearch,
  component: lazyRouteComponent(() => import('./pages/indicators-page.tsx'), 'IndicatorsPage'),
});

const topicsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/topics',
  validateSearch: parseTopicSearch,
  component: lazyRouteComponent(() => import('./pages/topics-page.tsx'), 'TopicsPage'),
});

const topicRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/topics/$id',
  component: lazyRouteComponent(() => import('./pages/topic-page.tsx'), 'TopicPage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters',
  validateSearch: parseLetterSearch,
  component: lazyRouteComponent(() => import('../features/letters/letters-page.tsx'), 'LettersPage'),
});

const newLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters/new',
  validateSearch: parseNewLetterSearch,
  component: lazyRouteComponent(() => import('../features/letters/new-letter-page.tsx'), 'NewLetterPage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/document-templates',
  component: lazyRouteComponent(() => import('../features/documents/templates-page.tsx'), 'TemplatesPage'),
});

const camerasRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras',
  validateSearch: parseRegistrySearch,
  component: lazyRouteComponent(() => import('../features/cameras/registry-page.tsx'), 'RegistryPage'),
});

const cameraUpstreamsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/upstreams',
  validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
    typeof open === 'string' ? { open } : {},
  component: lazyRouteComponent(() => import('../features/cameras/upstreams-page.tsx'), 'UpstreamsPage'),
});

const cameraImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/import',
  component: lazyRouteComponent(() => import('../features/cameras/import-page.tsx'), 'CameraImportPage'),
});

const cameraRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/$id',
  component: lazyRouteComponent(() => import('./cameras/camera-page.tsx'), 'CameraPage'),
});

const playbackRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/$id/playback',
  validateSearch: parsePlaybackSearch,
  component: lazyRouteComponent(() => import('../features/playback/playback-page.tsx'), 'PlaybackPage'),
});

const cameraHealthRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/health',
  validateSearch: parseHealthSearch,
  component: lazyRouteComponent(
    () => import('../features/camera-health/camera-health-page.tsx'),
    'CameraHealthPage',
  ),
});

const profilesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profiles',
  component: lazyRouteComponent(() => import('../features/profiles/profiles-page.tsx'), 'ProfilesPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profiles/$id',
  validateSearch: parseProfileSearch,
  component: lazyRouteComponent(() => import('../features/profiles/profile-page.tsx'), 'ProfilePage'),
});

const statusRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/status',
  component: lazyRouteComponent(() => import('../features/status/status-page.tsx'), 'StatusPage'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources',
  validateSearch: parseSourceSearch,
  component: lazyRouteComponent(() => import('../features/sources/sources-page.tsx'), 'SourcesPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
});

const viewingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/viewings',
  component: lazyRouteComponent(() => import('../features/viewings/viewings-page.tsx'), 'ViewingsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/session/account-page.tsx'), 'AccountPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/accounts',
  validateSearch: parseAccountSearch,
  component: lazyRouteComponent(() => import('../features/accounts/accounts-page.tsx'), 'AccountsPage'),
});

const terminalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/terminals',
  validateSearch: parseTerminalSearch,
  component: lazyRouteComponent(() => import('../features/terminals/terminals-page.tsx'), 'TerminalsPage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/sessions',
  component: lazyRouteComponent(() => import('../features/session/sessions-page.tsx'), 'SessionsPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
});

const rightsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rights',
  component: lazyRouteComponent(() => import('../features/rights/rights-page.tsx'), 'RightsPage'),
});

const tierRulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/tiers',
  validateSearch: parseRulesSearch,
  component: lazyRouteComponent(() => import('../features/tier-rules/rules-page.tsx'), 'RulesPage'),
});

const routeTree = rootRoute.addChildren([
  loginRoute,
  setupRoute,
  enrolRoute,
  passwordRoute,
  shellRoute.addChildren([
    deskRoute,
    casesRoute,
    registerRoute,
    triageRoute,
    caseRoute,
    indicatorsRoute,
    topicsRoute,
    topicRoute,
    lettersRoute,
    newLetterRoute,
    templatesRoute,
    camerasRoute,
    cameraImportRoute,
    cameraUpstreamsRoute,
    cameraRoute,
    playbackRoute,
    cameraHealthRoute,
    viewingsRoute,
    importsRoute,
    sourcesRoute,
    accountsRoute,
    terminalsRoute,
    sessionsRoute,
    auditRoute,
    rightsRoute,
    tierRulesRoute,
    profilesRoute,
    profileRoute,
    statusRoute,
    accountRoute,
  ]),
]);

/** The pages of the desk; what a page shows is in its address. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
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
