import { type RefObject, useEffect } from 'react';

/**
 * Tells a stage the shape of the picture in it (`--picture-aspect`, width by height), so that a watermark lies on the picture and not on
 * the bars beside it. Unknown before the first picture: then it covers the whole stage.
 */
export function usePictureAspect(
  stageRef: RefObject<HTMLElement | null>,
  videoRef: RefObject<HTMLVideoElement | null>,
): void {
  useEffect(() => {
    const stage = stageRef.current;
    const video = videoRef.current;
    if (!stage || !video) return;
    const tell = () => {
      const { videoWidth, videoHeight } = video;
      if (videoWidth > 0 && videoHeight > 0)
        stage.style.setProperty('--picture-aspect', String(videoWidth / videoHeight));
    };
    tell();
    video.addEventListener('loadedmetadata', tell);
    video.addEventListener('resize', tell);
    return () => {
      video.removeEventListener('loadedmetadata', tell);
      video.removeEventListener('resize', tell);
    };
  }, [stageRef, videoRef]);
}
