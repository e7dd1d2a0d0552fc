import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { useWallHand } from '../../lib/wall-hand.ts';
import { loadOf } from '../../lib/wall-load.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { nearbyQuery, nearM } from './api.ts';
import type { NearCamera, Point } from './near.ts';
import styles from './nearby.module.css';

interface NearbyCamerasProps {
  place: Point;
  /** The live picture of one of them. */
  renderPicture: (cameraId: string) => ReactNode;
  /** The wall stands on the same page, so that a camera can be taken in hand for it. */
  toWall: boolean;
}

const shownAtFirst = 6;

/** Public cameras around a place: how far, where from there, whether they look at it; live on a click. */
export function NearbyCameras({ place, renderPicture, toWall }: NearbyCamerasProps) {
  const { t } = useTranslation();
  const query = useQuery(nearbyQuery(place));
  const [live, setLive] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const found = query.data ?? [];
  const shown = all ? found : found.slice(0, shownAtFirst);
  return (
    <Panel
      level={3}
      title={t('nearby.title')}
      note={t('nearby.within', { count: found.length, metres: nearM })}
      state={panelState(query, (list) => list.length === 0)}
      emptyText={t('nearby.none', { metres: nearM })}
      onRetry={() => void query.refetch()}
    >
      <ul className={styles.list} {...listProps(0)}>
        {shown.map((near) => (
          <li key={near.camera.id}>
            <CameraLine
              near={near}
              open={live === near.camera.id}
              toWall={toWall}
              onOpen={() => setLive(live === near.camera.id ? null : near.camera.id)}
            />
            {live === near.camera.id && <div className={styles.picture}>{renderPicture(live)}</div>}
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <Button type="text" size="small" onClick={() => setAll(true)}>
          {t('nearby.all', { count: found.length })}
        </Button>
      )}
    </Panel>
  );
}

interface CameraLineProps {
  near: NearCamera;
  open: boolean;
  toWall: boolean;
  onOpen: () => void;
}

function CameraLine({ near: { camera, metres, wind, looks }, open, toWall, onOpen }: CameraLineProps) {
  const { t } = useTranslation();
  const load = loadOf({ kind: 'camera', cameraId: camera.id }, camera.name);
  const drag = useWallDrag<HTMLButtonElement>(toWall ? load : null);
  const take = useWallHand((hand) => hand.take);
  const sight = looks === null ? 'unknown' : looks ? 'towards' : 'away';
  return (
    <div className={styles.line}>
      <button
        ref={drag}
        type="button"
        className={styles.name}
        aria-expanded={open}
        onClick={onOpen}
        {...rowProps(camera.id)}
      >
        <span>{camera.name}</span>
        <span className={styles.faint}>
          {t('nearby.at', { metres: Math.round(metres), wind: t(`nearby.wind.${wind}`) })} ·{' '}
          <span data-looks={looks}>{t(`nearby.looks.${sight}`)}</span>
        </span>
      </button>
      {toWall && (
        <Button size="small" onClick={() => take(load)}>
          {t('video.putOnWall')}
        </Button>
      )}
    </div>
  );
}
