import { LockOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWallDrag } from '../../lib/wall-drag.ts';
import { loadOf } from '../../lib/wall-load.ts';
import type { MapCamera } from './camera-layers.ts';
import styles from './selection-panel.module.css';

interface SelectionCamerasProps {
  cameras: readonly MapCamera[];
  onOpenCamera?: (cameraId: string) => void;
}

/** Thousands of lines make a page slow; more come on demand. */
const linesAtOnce = 60;

/** The cameras inside a ring: public ones open their picture and can be dragged onto the wall, mediation rooms are named as such. */
export function SelectionCameras({ cameras, onOpenCamera }: SelectionCamerasProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(linesAtOnce);
  if (cameras.length === 0) return <p className={styles.note}>{t('map.selection.noCameras')}</p>;
  return (
    <>
      <ul className={styles.list}>
        {cameras.slice(0, shown).map((camera) => (
          <li key={camera.id}>
            {camera.private ? (
              <p className={styles.line}>
                <LockOutlined aria-hidden="true" />
                <span className={styles.name}>{camera.name}</span>
                <span className={styles.note}>{t('map.selection.privateRoom')}</span>
              </p>
            ) : (
              <Line camera={camera} {...(onOpenCamera ? { onOpen: onOpenCamera } : {})} />
            )}
          </li>
        ))}
      </ul>
      {cameras.length > shown && (
        <button type="button" className={styles.line} onClick={() => setShown(shown + 5 * linesAtOnce)}>
          {t('common.showMore')} ({shown} / {cameras.length})
        </button>
      )}
    </>
  );
}

function Line({ camera, onOpen }: { camera: MapCamera; onOpen?: (cameraId: string) => void }) {
  const ref = useWallDrag<HTMLButtonElement>(loadOf({ kind: 'camera', cameraId: camera.id }, camera.name));
  return (
    <button ref={ref} type="button" className={styles.line} onClick={() => onOpen?.(camera.id)}>
      <span aria-hidden="true">▣</span>
      <span className={styles.name}>{camera.name}</span>
    </button>
  );
}
