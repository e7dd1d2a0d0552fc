import { type RefObject, useEffect, useState } from 'react';
import { LivePicture } from './live-picture.ts';
import { noPicture, type Picture } from './picture.ts';
import { pictureDeps } from './picture-deps.ts';

/** Plays a camera in the video element as long as the component lives; `null` plays nothing. */
export function useLivePicture(
  cameraId: string | null,
  videoRef: RefObject<HTMLVideoElement | null>,
): Picture {
  const [picture, setPicture] = useState<Picture>(noPicture);
  useEffect(() => {
    const video = videoRef.current;
    setPicture(noPicture);
    if (cameraId === null || !video) return;
    const live = new LivePicture(cameraId, video, pictureDeps);
    const unsubscribe = live.subscribe(() => setPicture(live.getSnapshot()));
    live.start();
    return () => {
      unsubscribe();
      live.stop();
    };
  }, [cameraId, videoRef]);
  return picture;
}
