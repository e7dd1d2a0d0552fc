import type { Camera } from '@fengqiao/contract/cameras';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraQuery } from './api.ts';
import styles from './camera-card.module.css';
import { VideoTile } from './video-tile.tsx';

interface CameraCardProps {
  cameraId: string;
  /** Takes the camera in hand for the wall; without it there is no such button. */
  onPutOnWall?: (cameraId: string) => void;
  /** What stands in place of the picture of a private camera; `renderPicture` plays it for whoever may look. */
  renderPrivate: (camera: Camera, renderPicture: () => ReactNode) => ReactNode;
}

/** A camera in a pop-up of the desk: its live picture, where it stands, and the way to the wall. */
export function CameraCard({ cameraId, onPutOnWall, renderPrivate }: CameraCardProps) {
  const { t } = useTranslation();
  const { data: camera, failureCount } = useQuery(cameraQuery(cameraId));
  const renderPicture = () => <VideoTile key={cameraId} cameraId={cameraId} variant="card" />;
  // A private camera is not even asked for its picture; whether it is one must be known first, or not to be had.
  const known = camera !== undefined || failureCount > 0;
  return (
    <div className={styles.card}>
      {known && (camera?.private ? renderPrivate(camera, renderPicture) : renderPicture())}
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
