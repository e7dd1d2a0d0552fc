import type { Camera } from '@fengqiao/contract/cameras';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { loadOf } from '../../lib/wall-load.ts';
import { PutOnWall } from '../../ui/put-on-wall.tsx';
import { cameraQuery } from './api.ts';
import styles from './camera-card.module.css';
import { VideoTile } from './video-tile.tsx';

interface CameraCardProps {
  cameraId: string;
  /** What stands in place of the picture of a private camera; `renderPicture` plays it for whoever may look. */
  renderPrivate: (camera: Camera, renderPicture: () => ReactNode) => ReactNode;
}

/** A camera in a pop-up of the desk: its live picture, where it stands, and the way to the wall. */
export function CameraCard({ cameraId, renderPrivate }: CameraCardProps) {
  const { data: camera, failureCount } = useQuery(cameraQuery(cameraId));
  const renderPicture = () => <VideoTile key={cameraId} cameraId={cameraId} variant="card" />;
  // A private camera is not even asked for its picture; whether it is one must be known first, or not to be had.
  const known = camera !== undefined || failureCount > 0;
  return (
    <div className={styles.card}>
      {known && (camera?.private ? renderPrivate(camera, renderPicture) : renderPicture())}
      <div className={styles.foot}>
        <span className={styles.place}>{camera?.areaName}</span>
        {camera && !camera.private && (
          <PutOnWall load={loadOf({ kind: 'camera', cameraId }, camera.name)} size="small" />
        )}
      </div>
    </div>
  );
}
