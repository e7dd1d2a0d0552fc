import { lazy, Suspense } from 'react';
import { PrivateRoom } from '../../features/viewings/private-room.tsx';

const LiveCamera = lazy(async () => ({
  default: (await import('../../features/video/camera-card.tsx')).CameraCard,
}));

/** What a camera of the desk shows: its live picture; of a mediation room its state, and the picture for whoever may look. */
export function CameraPicture({ cameraId }: { cameraId: string }) {
  return (
    <Suspense>
      <LiveCamera
        cameraId={cameraId}
        renderPrivate={(camera, renderPicture) => (
          <PrivateRoom key={camera.id} camera={camera} renderPicture={renderPicture} />
        )}
      />
    </Suspense>
  );
}
