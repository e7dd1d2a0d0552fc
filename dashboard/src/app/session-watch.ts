import { onPasswordDue, onSessionEnded } from '../lib/api.ts';
import { sessionQuery } from '../lib/session.ts';
import type { createAppRouter } from './router.ts';
import type { RouterContext } from './routes/root-route.ts';

/** When the gateway says that the session is over, goes to the login and back here afterwards; nothing of it stays in memory. */
export function watchSession(
  { queryClient, live }: RouterContext,
  router: ReturnType<typeof createAppRouter>,
): void {
  onSessionEnded(() => {
    // Only a session that was there can end; without one the route leads to the login or the set-up by itself.
    if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
    live.stop();
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, null);
    const { href } = router.state.location;
    if (href.startsWith('/login')) return;
    void router.navigate({ to: '/login', search: { next: href } });
  });
  // The password ran out, or an administrator gave another: the shell leads to its change.
  onPasswordDue(async () => {
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await router.invalidate();
  });
}
