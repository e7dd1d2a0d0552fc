import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { HelpOverlay } from './help-overlay.tsx';
import { RedAlarms } from './red-alarms.tsx';
import styles from './shell.module.css';
import { useAlarmSeed } from './use-alarm-seed.ts';

/** What stands around every page behind the login. */
export function Shell() {
  const { t } = useTranslation();
  useAlarmSeed();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <Header />
      <ConnectionBanner />
      <main id="content" className={styles.content} tabIndex={-1}>
        <ErrorBoundary>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <RedAlarms />
      <HelpOverlay />
    </div>
  );
}
