import type { FloorCamera } from '@fengqiao/contract/floors';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import styles from './floors.module.css';

interface UnplacedCamerasProps {
  cameras: readonly FloorCamera[];
  onChoose(cameraId: string): void;
  /** Hangs one into the middle of the plan; without it they are only named. */
  onPlace?: ((cameraId: string) => void) | undefined;
}

/** Cameras that are registered for the storey and not on its plan. */
export function UnplacedCameras({ cameras, onChoose, onPlace }: UnplacedCamerasProps) {
  const { t } = useTranslation();
  if (cameras.length === 0) return null;
  return (
    <Panel title={t('floors.unplaced')} note={cameras.length} state={{ kind: 'ready' }}>
      <ul className={styles.list}>
        {cameras.map(({ cameraId, name }) => (
          <li key={cameraId}>
            <button type="button" className={styles.row} onClick={() => onChoose(cameraId)}>
              {name}
            </button>
            {onPlace && (
              <Button size="small" onClick={() => onPlace(cameraId)}>
                {t('floors.place')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
