import { createRoute, redirect } from '@tanstack/react-router';
import { setupQuery } from '../../features/session/api.ts';
import { sessionQuery } from '../../lib/session.ts';
import { followsCases } from '../page-roles.ts';
import { Shell } from '../shell/shell.tsx';
import { rootRoute } from './root-route.ts';

/** Everything behind the login. */
export const shellRoute = createRoute({
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
