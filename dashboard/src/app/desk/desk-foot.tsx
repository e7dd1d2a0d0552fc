import { lazy, Suspense } from 'react';
import { DayBars } from '../../features/indicators/day-bars.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import styles from './desk-page.module.css';

const WallStrip = lazy(async () => ({
  default: (await import('../../features/wall/wall-strip.tsx')).WallStrip,
}));

/** Bottom: the wall as it is, and the day so far. */
export function DeskFoot({ area }: { area: string }) {
  return (
    <div className={styles.foot}>
      <div className={styles.slot}>
        <ErrorBoundary>
          <Suspense>
            <WallStrip />
          </Suspense>
        </ErrorBoundary>
      </div>
      <DayBars area={area} />
    </div>
  );
}
