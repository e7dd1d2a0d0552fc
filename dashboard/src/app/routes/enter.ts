import { type Session, screenRoles } from '@fengqiao/contract/accounts';
import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { setupQuery } from '../../features/session/api.ts';
import { sessionQuery } from '../../lib/session.ts';
import { inDrill, leaveSpace } from '../../lib/space.ts';
import type { RouterContext } from './root-route.ts';

interface Entering {
  context: RouterContext;
  location: Pick<ParsedLocation, 'href'>;
}

const watching: readonly string[] = screenRoles;

/** Lets in whoever has a session and opens the live connection; everybody else is led to the login or the set-up. */
export async function enter({ context, location }: Entering): Promise<{ session: Session }> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  const next = location.href === '/' ? {} : { next: location.href };
  if (session) {
    if (session.mustChangePassword) throw redirect({ to: '/password', search: next });
    if (watching.includes(session.role)) await context.live.begin(session.areaCode);
    return { session };
  }
  // Whoever is not inside is led to where a drill is entered.
  if (inDrill) leaveSpace();
  const setup = await context.queryClient.fetchQuery(setupQuery).catch(() => ({ needed: false }));
  if (setup.needed) throw redirect({ to: '/setup' });
  throw redirect({ to: '/login', search: next });
}
