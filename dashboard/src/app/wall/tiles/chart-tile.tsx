import type { PanelId } from '@fengqiao/contract/wall-tiles';
import { lazy, Suspense, useRef } from 'react';
import { useNow } from '../../../lib/use-now.ts';
import { useTold } from '../tell-tile.tsx';
import styles from './tiles.module.css';

// A wall without a chart does not load ECharts.
const Panel = lazy(async () => ({ default: (await import('../../panels/panel.tsx')).Panel }));

/** What a panel says on its element, in the words of reports. */
const states = { ready: 'live', empty: 'live', stale: 'live', error: 'failed', loading: 'waiting' } as const;

/** A panel of the big screen. */
export function ChartTile({ panel, area }: { panel: PanelId; area: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useNow(2_000);
  const said = ref.current?.querySelector<HTMLElement>('section[data-state]')?.dataset.state ?? 'loading';
  useTold(states[said as keyof typeof states] ?? 'waiting');
  return (
    <div ref={ref} className={styles.map}>
      <Suspense>
        <Panel id={panel} area={area} />
      </Suspense>
    </div>
  );
}
