import type { Screen, Tile } from '@fengqiao/contract/walls';
import type { ReactNode } from 'react';
import { layoutGrid } from './layout-grid.ts';
import { tilesOf } from './screen-input.ts';
import styles from './screen-view.module.css';

interface ScreenViewProps {
  screen: Screen;
  /** What a tile shows; the page that knows pictures and maps draws it. */
  renderTile: (tile: Tile) => ReactNode;
}

/** A screen of the wall in its layout. A tile keeps its element as long as its content stays, so pictures play on. */
export function ScreenView({ screen, renderTile }: ScreenViewProps) {
  const { columns, rows, areas } = layoutGrid(screen.layout, screen.tiles.length);
  return (
    <div
      className={styles.screen}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
      data-layout={screen.layout}
    >
      {tilesOf(screen).map((tile, place) => (
        <div key={tileKey(tile, place)} className={styles.tile} style={{ gridArea: areas[place] }}>
          {renderTile(tile)}
        </div>
      ))}
    </div>
  );
}

function tileKey(tile: Tile, place: number): string {
  if (tile.kind === 'camera') return `${place} ${tile.cameraId}`;
  return tile.kind === 'map' ? `${place} map ${tile.area}` : `${place}`;
}
