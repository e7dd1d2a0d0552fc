import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { parseCaseSearch } from '../../features/cases/case-search.ts';
import { parseCompareSearch } from '../../features/cases/compare/compare-search.ts';
import { parseLetterSearch, parseNewLetterSearch } from '../../features/letters/letter-search.ts';
import { referenceQuery } from '../../lib/reference.ts';
import { parseDeskSearch } from '../desk/desk-search.ts';
import { homePage } from '../home/homes.ts';
import { firstPageOf, wallOf } from '../page-roles.ts';
import { parseTriageSearch } from '../triage/triage-search.ts';
import { shellRoute } from './shell-route.ts';

const deskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: parseDeskSearch,
  beforeLoad: ({ context: { session }, location }) => {
    const wall = wallOf(session);
    if (wall !== null) throw redirect({ href: wall, reloadDocument: true });
    const to = firstPageOf(session);
    if (to !== '/') throw redirect({ to });
    // An address that says what to show is a link to the desk; `/` alone is where the work of the role begins.
    if (location.searchStr === '' && homePage(session) === '/home') throw redirect({ to: '/home' });
  },
  // The map waits for it.
  loader: ({ context: { queryClient } }) => void queryClient.prefetchQuery(referenceQuery),
  component: lazyRouteComponent(() => import('../desk/desk-page.tsx'), 'DeskPage'),
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/home',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
});

const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: parseCaseSearch,
  component: lazyRouteComponent(() => import('../pages/cases-page.tsx'), 'CasesPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/new',
  component: lazyRouteComponent(
    () => import('../../features/cases/register/register-page.tsx'),
    'RegisterPage',
  ),
});

const triageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/triage',
  validateSearch: parseTriageSearch,
  component: lazyRouteComponent(() => import('../triage/triage-page.tsx'), 'TriagePage'),
});

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseCode',
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('../pages/case-page.tsx'), 'CasePage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters',
  validateSearch: parseLetterSearch,
  component: lazyRouteComponent(() => import('../../features/letters/letters-page.tsx'), 'LettersPage'),
});

const newLetterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters/new',
  validateSearch: parseNewLetterSearch,
  component: lazyRouteComponent(() => import('../../features/letters/new-letter-page.tsx'), 'NewLetterPage'),
});

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/document-templates',
  component: lazyRouteComponent(() => import('../../features/documents/templates-page.tsx'), 'TemplatesPage'),
});

/** The desk, cases and what is written of them. */
export const caseRoutes = [
  deskRoute,
  homeRoute,
  casesRoute,
  registerRoute,
  triageRoute,
  caseRoute,
  lettersRoute,
  newLetterRoute,
  templatesRoute,
] as const;
