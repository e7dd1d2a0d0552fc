import type { Screen, Tile, Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areaNameQuery, cameraNameQuery } from './api.ts';
import { layoutGrid } from './layout-grid.ts';
import { tilesOf } from './screen-input.ts';
import styles from './wall-strip.module.css';

interface ScreenThumbnailProps {
  wall: Wall;
  screen: Screen;
  /** Camera that a click puts on a tile; null = the thumbnail only shows. */
  inHand: string | null;
  onPut: (place: number) => void;
  onLayout: (layout: Screen['layout']) => void;
}

const layouts = ['1', '4', '6', '9', '16', '25'] as const;

/** One screen of a wall in small: what stands where, and a link that opens it in a window of its own. */
export function ScreenThumbnail({ wall, screen, inHand, onPut, onLayout }: ScreenThumbnailProps) {
  const { t } = useTranslation();
  const { columns, rows, areas } = layoutGrid(screen.layout, screen.tiles.length);
  const tiles = tilesOf(screen);
  const cameras = tiles.filter(({ kind }) => kind === 'camera').length;
  return (
    <figure className={styles.screen}>
      <div
        className={styles.grid}
        style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
      >
        {tiles.map((tile, place) => (
          <ThumbnailTile
            // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place; its content comes and goes.
            key={place}
            tile={tile}
            area={areas[place] ?? 'auto'}
            place={place}
            onPut={inHand === null ? null : () => onPut(place)}
          />
        ))}
      </div>
      <figcaption className={styles.caption}>
        <a href={`/wall/${wall.id}/${screen.id}`} target="_blank" rel="noopener" title={t('wall.open')}>
          {screen.name}
        </a>
        <span className={styles.hint}>{t('wall.cameras', { count: cameras })}</span>
        <select
          className={styles.layout}
          aria-label={t('wall.layoutOf', { name: screen.name })}
          value={screen.layout}
          onChange={({ target }) => {
            const chosen = layouts.find((layout) => layout === target.value);
            if (chosen) onLayout(chosen);
          }}
        >
          {screen.layout === 'free' && <option value="free">{t('wall.free')}</option>}
          {layouts.map((layout) => (
            <option key={layout} value={layout}>
              {layout}
            </option>
          ))}
        </select>
      </figcaption>
    </figure>
  );
}

interface ThumbnailTileProps {
  tile: Tile;
  /** CSS grid area. */
  area: string;
  place: number;
  onPut: (() => void) | null;
}

function ThumbnailTile({ tile, area, place, onPut }: ThumbnailTileProps) {
  const { t } = useTranslation();
  const words = useTileWords(tile);
  const content = <span className={styles.tileName}>{tile.kind === 'empty' ? '' : words}</span>;
  if (onPut === null) {
    return (
      <div className={styles.tile} data-kind={tile.kind} style={{ gridArea: area }} title={words}>
        {content}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.tile}
      data-kind={tile.kind}
      style={{ gridArea: area }}
      onClick={onPut}
      aria-label={t('wall.putHere', { place: place + 1, content: words })}
      title={words}
    >
      {content}
    </button>
  );
}

/** What a tile shows, in words. */
function useTileWords(tile: Tile): string {
  const { t } = useTranslation();
  const cameraId = tile.kind === 'camera' ? tile.cameraId : null;
  const areaCode = tile.kind === 'map' ? tile.area : null;
  const { data: camera } = useQuery({ ...cameraNameQuery(cameraId ?? ''), enabled: cameraId !== null });
  const { data: area } = useQuery({ ...areaNameQuery(areaCode ?? ''), enabled: areaCode !== null });
  if (cameraId !== null) return camera?.name ?? t('wall.camera');
  if (areaCode !== null) return t('wall.map', { name: area?.name ?? '' });
  return t('wall.empty');
}
