/**
 * Begins to load the parts of the desk at once, side by side, while the session is still being asked for: each of them would otherwise
 * wait for the one that shows it. What fails here is asked for again by whoever needs it.
 */
export function warmUpDesk(pathname: string): void {
  if (pathname !== '/') return;
  const parts = [
    import('../../features/map/map-view.ts'),
    import('./desk-page.tsx'),
    import('../../features/map/desk-map.tsx'),
  ];
  void Promise.allSettled(parts);
}
