import { isWallPage } from '@fengqiao/contract/wall-pages';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inSpace } from '../../../lib/space.ts';
import { useTold } from '../tell-tile.tsx';
import { TileWords } from './tile-words.tsx';
import styles from './tiles.module.css';

/**
 * A page of this product in a frame. It needs its scripts and its session and nothing else: it may open no window, leave the frame,
 * download, ask or point at anything. What is not made for a wall is not loaded.
 */
export function PageTile({ path }: { path: string }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<string | null>(null);
  const shown = isWallPage(path);
  useTold(shown ? (loaded === path ? 'live' : 'waiting') : 'failed', shown ? null : 'wall.badPage');
  if (!shown) return <TileWords title={t('wall.noPage')} detail={path} />;
  return (
    <iframe
      className={styles.page}
      src={inSpace(path)}
      title={t('wall.page', { path })}
      sandbox="allow-scripts allow-same-origin"
      referrerPolicy="same-origin"
      tabIndex={-1}
      onLoad={() => setLoaded(path)}
    />
  );
}
