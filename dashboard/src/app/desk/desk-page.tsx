import { useMemo } from 'react';
import { clockNow } from '../../lib/clock.ts';
import { dayMs } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSession } from '../shell/use-session.ts';
import { CameraCard } from './camera-card.tsx';
import { CaseDrawer } from './case-drawer.tsx';
import { DeskAside } from './desk-aside.tsx';
import { deskFilter } from './desk-filter.ts';
import { DeskFilters } from './desk-filters.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { DeskMapSlot } from './desk-map-slot.tsx';
import styles from './desk-page.module.css';
import { DeskSide } from './desk-side.tsx';
import { useAcknowledgeKey, useAcknowledgeNewestKey } from './use-acknowledge-key.ts';
import { useDeskSearch } from './use-desk-search.ts';

/** `/`: the desk of the dispatch zone. */
export function DeskPage() {
  const session = useSession();
  const { search, change } = useDeskSearch();
  const area = search.area ?? session.areaCode;
  const today = Math.floor(useNow(60_000) / dayMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a window begins with a day, so the filter changes with the day.
  const filters = useMemo(() => deskFilter(search, area, clockNow()), [search, area, today]);
  useAcknowledgeKey(search.case ?? null);
  useAcknowledgeNewestKey(search.case ?? null);
  return (
    <div className={styles.desk}>
      <DeskSide area={area} root={session.areaCode} />
      <section className={styles.middle}>
        <DeskMapSlot filters={filters} selectedCase={search.case ?? null} />
        <DeskFilters />
        {search.camera && (
          <CameraCard cameraId={search.camera} onClose={() => change({ camera: undefined })} />
        )}
        <CaseDrawer />
      </section>
      <DeskAside area={area} root={session.areaCode} />
      <DeskFoot area={area} />
    </div>
  );
}
