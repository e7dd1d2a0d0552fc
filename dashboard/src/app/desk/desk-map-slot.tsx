import type { CaseFilter } from '@fengqiao/contract/cases';
import { lazy, Suspense } from 'react';
import { useWallHand } from '../../features/wall/wall-hand.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

const DeskMap = lazy(async () => ({ default: (await import('../../features/map/desk-map.tsx')).DeskMap }));
const LiveCamera = lazy(async () => ({
  default: (await import('../../features/video/camera-card.tsx')).CameraCard,
}));

interface DeskMapSlotProps {
  filters: CaseFilter;
  selectedCase: string | null;
}

/** The map; it is large, so it comes after the rest of the desk, and its faults stay its own. */
export function DeskMapSlot({ filters, selectedCase }: DeskMapSlotProps) {
  const { change } = useDeskSearch();
  const take = useWallHand((hand) => hand.take);
  return (
    <div className={styles.map}>
      <ErrorBoundary>
        <Suspense>
          <DeskMap
            filters={filters}
            selectedCase={selectedCase}
            onSelectCase={(caseCode) => change({ case: caseCode })}
            onSelectArea={(area) => change({ area })}
            renderCamera={(cameraId) => (
              <Suspense>
                <LiveCamera cameraId={cameraId} onPutOnWall={take} />
              </Suspense>
            )}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
