import type { Tier } from '@fengqiao/contract/cases';
import type { ReactNode } from 'react';
import styles from './screen-grid.module.css';
import type { PlacedTile, ShownNow } from './shown-now.ts';

interface ScreenGridProps {
  shown: ShownNow;
  /** Tier of the alarm that stands on the wall; null = none. */
  alarm: Tier | null;
  /** What a tile shows; the page that knows pictures and maps draws it. */
  renderTile: (placed: PlacedTile) => ReactNode;
}

/**
 * A screen of the wall in its layout. A tile keeps its element as long as its content stays, and never moves among the elements, so
 * that pictures play on.
 */
export function ScreenGrid({ shown, alarm, renderTile }: ScreenGridProps) {
  const { columns, rows, layout, tiles } = shown;
  return (
    <div
      className={styles.screen}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
      data-layout={layout}
      data-source={shown.source}
    >
      {tiles.map((placed) => (
        <div
          key={placed.key}
          className={styles.tile}
          style={{ gridArea: placed.gridArea }}
          data-kind={placed.tile.kind}
          data-place={placed.place ?? undefined}
          data-ready={placed.place === null || undefined}
          data-alarm={(placed.alarm && alarm) || undefined}
        >
          {renderTile(placed)}
        </div>
      ))}
    </div>
  );
}
