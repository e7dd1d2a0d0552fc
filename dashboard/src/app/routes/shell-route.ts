import { createRoute } from '@tanstack/react-router';
import { Shell } from '../shell/shell.tsx';
import { enter } from './enter.ts';
import { rootRoute } from './root-route.ts';

/** Everything behind the login. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: enter,
});
