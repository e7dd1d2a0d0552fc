import { HolderOutlined } from '@ant-design/icons';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import { useTranslation } from 'react-i18next';
import { useWallDrag } from '../../../lib/wall-drag.ts';
import { useWallHand } from '../../../lib/wall-hand.ts';
import { loadOf } from '../../../lib/wall-load.ts';
import { emptyTile } from '../screen-input.ts';
import { useTileWords } from '../tile-words.ts';
import styles from './tile-offer.module.css';

/** What was made up in a form of the palette, to be dragged to a place or taken in hand. null = the form is not filled in yet. */
export function TileOffer({ tile }: { tile: Tile | null }) {
  const { t } = useTranslation();
  const words = useTileWords(tile ?? emptyTile);
  const take = useWallHand((hand) => hand.take);
  const load = tile === null ? null : loadOf(tile, words);
  const ref = useWallDrag<HTMLButtonElement>(load);
  return (
    <button
      ref={ref}
      type="button"
      className={styles.offer}
      disabled={load === null}
      aria-label={load === null ? t('wallDesk.palette.unfinished') : t('wallDesk.palette.take', { words })}
      onClick={() => load && take(load)}
    >
      <HolderOutlined aria-hidden="true" />
      {load === null ? t('wallDesk.palette.unfinished') : words}
    </button>
  );
}
