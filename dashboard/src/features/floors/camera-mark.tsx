import { LockFilled, VideoCameraFilled } from '@ant-design/icons';
import type { FloorCamera, PlanPoint } from '@fengqiao/contract/floors';
import { useTranslation } from 'react-i18next';
import type { PlanItem } from './floor-draft.ts';
import styles from './floors.module.css';
import { useDrag } from './use-drag.ts';

interface CameraMarkProps {
  camera: FloorCamera;
  at: PlanPoint;
  /** Pixels of the frame. */
  place: [number, number];
  chosen: boolean;
  pointAt(clientX: number, clientY: number): PlanPoint | null;
  onChoose(item: PlanItem | null): void;
  onMove?: (item: PlanItem, at: PlanPoint, by: 'hand' | 'key') => void;
}

/** A camera where it hangs; one of a mediation room wears a lock. */
export function CameraMark({ camera, at, place, chosen, pointAt, onChoose, onMove }: CameraMarkProps) {
  const { t } = useTranslation();
  const item: PlanItem = { kind: 'camera', cameraId: camera.cameraId };
  const drag = useDrag({ item, at, pointAt, onMove });
  const state = camera.private ? 'private' : camera.playable ? 'playable' : 'silent';
  const words = `${camera.name} ${t(`floors.camera.${state}`)}`;
  return (
    <button
      type="button"
      className={styles.camera}
      data-state={state}
      data-camera={camera.cameraId}
      aria-pressed={chosen}
      aria-label={words}
      title={words}
      style={{ left: place[0], top: place[1] }}
      onClick={() => onChoose(item)}
      {...drag}
    >
      {camera.private ? <LockFilled aria-hidden="true" /> : <VideoCameraFilled aria-hidden="true" />}
    </button>
  );
}
