import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../../lib/session.ts';
import { rootRoute } from './root-route.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Only a path of our own may follow a login. */
function parseLoginSearch(search: Record<string, unknown>): { next?: string } {
  const next = text(search.next);
  return next && /^\/(?![/\\])/.test(next) ? { next } : {};
}

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: parseLoginSearch,
  component: lazyRouteComponent(() => import('../../features/session/login-page.tsx'), 'LoginPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../../features/session/setup-page.tsx'), 'SetupPage'),
});

const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enrol',
  component: lazyRouteComponent(() => import('../../features/session/enrol-page.tsx'), 'EnrolPage'),
});

/** Before everything else for whoever was given a password. */
const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: parseLoginSearch,
  component: lazyRouteComponent(() => import('../../features/session/password-page.tsx'), 'PasswordPage'),
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/login' });
  },
});

/** Pages in front of the login. */
export const entranceRoutes = [loginRoute, setupRoute, enrolRoute, passwordRoute] as const;
