import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseHealthSearch } from '../../features/camera-health/health-search.ts';
import { parseRegistrySearch } from '../../features/cameras/registry-search.ts';
import { parseFloorSearch } from '../../features/floors/floor-search.ts';
import { parsePlaybackSearch } from '../../features/playback/playback-search.ts';
import { shellRoute } from './shell-route.ts';

const camerasRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras',
  validateSearch: parseRegistrySearch,
  component: lazyRouteComponent(() => import('../../features/cameras/registry-page.tsx'), 'RegistryPage'),
});

const cameraUpstreamsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/upstreams',
  validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
    typeof open === 'string' ? { open } : {},
  component: lazyRouteComponent(() => import('../../features/cameras/upstreams-page.tsx'), 'UpstreamsPage'),
});

const cameraImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/import',
  component: lazyRouteComponent(() => import('../../features/cameras/import-page.tsx'), 'CameraImportPage'),
});

const cameraRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/$id',
  component: lazyRouteComponent(() => import('../cameras/camera-page.tsx'), 'CameraPage'),
});

const playbackRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/$id/playback',
  validateSearch: parsePlaybackSearch,
  component: lazyRouteComponent(() => import('../../features/playback/playback-page.tsx'), 'PlaybackPage'),
});

const cameraHealthRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cameras/health',
  validateSearch: parseHealthSearch,
  component: lazyRouteComponent(
    () => import('../../features/camera-health/camera-health-page.tsx'),
    'CameraHealthPage',
  ),
});

const floorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/centres/$id/floors',
  validateSearch: parseFloorSearch,
  component: lazyRouteComponent(() => import('../centres/floors-page.tsx'), 'FloorsPage'),
});

const viewingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/viewings',
  component: lazyRouteComponent(() => import('../../features/viewings/viewings-page.tsx'), 'ViewingsPage'),
});

/** Cameras, their pictures and who looks at them. */
export const cameraRoutes = [
  camerasRoute,
  cameraUpstreamsRoute,
  cameraImportRoute,
  cameraRoute,
  playbackRoute,
  cameraHealthRoute,
  floorsRoute,
  viewingsRoute,
] as const;
