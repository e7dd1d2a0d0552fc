import { type RefObject, useEffect, useState } from 'react';
import { LivePicture } from './live-picture.ts';
import { noPicture, type Picture } from './picture.ts';
import { pictureDeps } from './picture-deps.ts';
import { requestGrant } from './request-grant.ts';
import { clearStill } from './still.ts';

/**
 * Plays a camera in the video element as long as the component lives; `null` plays nothing. `stillRef`: a canvas behind
 * the video that keeps the last frame while the player is opened anew.
 */
export function useLivePicture(
  cameraId: string | null,
  videoRef: RefObject<HTMLVideoElement | null>,
  stillRef: RefObject<HTMLCanvasElement | null>,
): Picture {
  const [picture, setPicture] = useState<Picture>(noPicture);
  useEffect(() => {
    const video = videoRef.current;
    setPicture(noPicture);
    if (cameraId === null || !video) return;
    const live = new LivePicture(
      cameraId,
      video,
      pictureDeps(requestGrant, () => stillRef.current),
    );
    const unsubscribe = live.subscribe(() => setPicture(live.getSnapshot()));
    live.start();
    return () => {
      unsubscribe();
      live.stop();
      clearStill(stillRef.current);
    };
  }, [cameraId, videoRef, stillRef]);
  return picture;
}
