import type { ScreenContent, Tile } from '@fengqiao/contract/wall-tiles';
import type { ReactNode } from 'react';
import { layoutGrid } from './layout-grid.ts';
import { tilesOf } from './screen-input.ts';
import styles from './screen-view.module.css';

interface ScreenViewProps {
  screen: ScreenContent;
  /** What a tile shows; the page that knows pictures and maps draws it. */
  renderTile: (tile: Tile, place: number) => ReactNode;
}

/** A screen of the wall in its layout. A tile keeps its element as long as its content stays, so pictures play on. */
export function ScreenView({ screen, renderTile }: ScreenViewProps) {
  const { columns, rows, areas } = layoutGrid(screen);
  return (
    <div
      className={styles.screen}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
      data-layout={screen.layout}
    >
      {tilesOf(screen).map((tile, place) => (
        <div key={tileKey(tile, place)} className={styles.tile} style={{ gridArea: areas[place] }}>
          {renderTile(tile, place)}
        </div>
      ))}
    </div>
  );
}

const tileKey = (tile: Tile, place: number): string => `${place} ${JSON.stringify(tile)}`;
