import { Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { WatchedBanner } from '../../features/viewings/watched-banner.tsx';
import { useListKeys } from '../../lib/keyboard/use-list-keys.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { News } from '../news/news.tsx';
import { followsCases, mayOpen } from '../page-roles.ts';
import { ForbiddenPage } from '../pages/forbidden-page.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { GoKeys } from './go-keys.tsx';
import { Header } from './header.tsx';
import { HelpOverlay } from './help-overlay.tsx';
import { RedAlarms } from './red-alarms.tsx';
import styles from './shell.module.css';
import { useAlarmSeed } from './use-alarm-seed.ts';
import { useSession } from './use-session.ts';

const LeaseWatch = lazy(async () => ({
  default: (await import('../../features/wall/lease-watch.tsx')).LeaseWatch,
}));

/** What stands around every page behind the login. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' });
  const follows = followsCases(session.role);
  useListKeys();
  // On a wall there is nobody to press anything: the page has the display to itself.
  if (session.role === 'kiosk' && mayOpen(session.role, path))
    return (
      <main className={styles.bare}>
        <ErrorBoundary>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <Header />
      {follows && <Following />}
      <main id="content" className={styles.content} tabIndex={-1}>
        <ErrorBoundary>
          <Suspense>
            {mayOpen(session.role, path) ? <Outlet /> : <ForbiddenPage session={session} />}
          </Suspense>
        </ErrorBoundary>
      </main>
      {follows && <RedAlarms />}
      {follows && <News session={session} />}
      {follows && (
        <ErrorBoundary>
          <Suspense>
            <LeaseWatch />
          </Suspense>
        </ErrorBoundary>
      )}
      {follows && <CommandPalette />}
      <GoKeys />
      <HelpOverlay />
    </div>
  );
}

/** What those see and hear on every page who follow cases. */
function Following() {
  useAlarmSeed();
  return (
    <>
      <ConnectionBanner />
      <WatchedBanner />
    </>
  );
}
