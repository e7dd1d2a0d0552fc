import type { CaseFilter } from '@fengqiao/contract/cases';
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useSession } from '../shell/use-session.ts';
import { CameraPicture } from './camera-picture.tsx';
import { CentreLinks } from './centre-links.tsx';
import styles from './desk-page.module.css';
import { SelectionActs } from './selection-acts.tsx';
import { useDeskSearch } from './use-desk-search.ts';

const DeskMap = lazy(async () => ({ default: (await import('../../features/map/desk-map.tsx')).DeskMap }));

interface DeskMapSlotProps {
  filters: CaseFilter;
  selectedCase: string | null;
}

/** The map; it is large, so it comes after the rest of the desk, and its faults stay its own. */
export function DeskMapSlot({ filters, selectedCase }: DeskMapSlotProps) {
  const { search, change } = useDeskSearch();
  const { areaCode: root } = useSession();
  return (
    <div className={styles.map}>
      <ErrorBoundary>
        <Suspense>
          <DeskMap
            filters={filters}
            search={search}
            onChangeSearch={change}
            selectedCase={selectedCase}
            onSelectCase={(caseCode) => change({ case: caseCode })}
            onSelectArea={(area) => change({ area: area === root ? undefined : area })}
            onFilterTier={(tier) => change({ tier })}
            renderCameraActs={(cameras) => <SelectionActs cameras={cameras} />}
            renderCentreLinks={(centreId, areaCode) => (
              <CentreLinks centreId={centreId} areaCode={areaCode} />
            )}
            onOpenCamera={(camera) => change({ camera })}
            renderCamera={(cameraId) => <CameraPicture cameraId={cameraId} />}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
