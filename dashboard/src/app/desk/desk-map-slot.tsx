import type { CaseFilter } from '@fengqiao/contract/cases';
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { CameraPicture } from './camera-picture.tsx';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

const DeskMap = lazy(async () => ({ default: (await import('../../features/map/desk-map.tsx')).DeskMap }));

interface DeskMapSlotProps {
  filters: CaseFilter;
  selectedCase: string | null;
}

/** The map; it is large, so it comes after the rest of the desk, and its faults stay its own. */
export function DeskMapSlot({ filters, selectedCase }: DeskMapSlotProps) {
  const { change } = useDeskSearch();
  return (
    <div className={styles.map}>
      <ErrorBoundary>
        <Suspense>
          <DeskMap
            filters={filters}
            selectedCase={selectedCase}
            onSelectCase={(caseCode) => change({ case: caseCode })}
            onSelectArea={(area) => change({ area })}
            renderCamera={(cameraId) => <CameraPicture cameraId={cameraId} />}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
