import type { Picture } from '../../../features/video/picture.ts';
import { VideoTile } from '../../../features/video/video-tile.tsx';
import { useTell } from '../tell-tile.tsx';
import { toldOf } from './told-picture.ts';

/** A live picture; it says of itself how late it is, how old its last frame, and what is wrong. */
export function CameraTile({ cameraId }: { cameraId: string }) {
  const tell = useTell();
  return (
    <VideoTile cameraId={cameraId} variant="wall" onPicture={(picture: Picture) => tell(toldOf(picture))} />
  );
}
