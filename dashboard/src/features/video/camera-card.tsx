import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cameraQuery } from './api.ts';
import styles from './camera-card.module.css';
import { VideoTile } from './video-tile.tsx';

interface CameraCardProps {
  cameraId: string;
  /** Takes the camera in hand for the wall; without it there is no such button. */
  onPutOnWall?: (cameraId: string) => void;
}

/** A camera in a pop-up of the desk: its live picture, where it stands, and the way to the wall. */
export function CameraCard({ cameraId, onPutOnWall }: CameraCardProps) {
  const { t } = useTranslation();
  const { data: camera } = useQuery(cameraQuery(cameraId));
  return (
    <div className={styles.card}>
      <VideoTile key={cameraId} cameraId={cameraId} variant="card" />
      <div className={styles.foot}>
        <span className={styles.place}>{camera?.areaName}</span>
        {onPutOnWall && camera && !camera.private && (
          <button type="button" className={styles.toWall} onClick={() => onPutOnWall(cameraId)}>
            {t('video.putOnWall')}
          </button>
        )}
      </div>
    </div>
  );
}
