import { lazy, Suspense } from 'react';
import { TimeBar } from '../../features/map/time-bar.tsx';
import { clockNow } from '../../lib/clock.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { barFilter } from './desk-filter.ts';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';
import { useOpenLoad } from './use-open-load.ts';

const WallStrip = lazy(async () => ({
  default: (await import('../../features/wall/wall-strip.tsx')).WallStrip,
}));

/** Bottom: the wall as it is, and the time bar of the map. */
export function DeskFoot({ area }: { area: string }) {
  const open = useOpenLoad();
  const { search, change } = useDeskSearch();
  return (
    <div className={styles.foot}>
      <div className={styles.slot}>
        <ErrorBoundary>
          <Suspense>
            <WallStrip open={open} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <TimeBar filter={barFilter(search, area, clockNow())} search={search} onChange={change} />
    </div>
  );
}
