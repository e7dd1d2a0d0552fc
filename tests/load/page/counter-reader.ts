import { readFrameCounter } from '../../../fixtures/src/camera/frame-counter.ts';

/** The strip with the counter, as clips have it. */
const STRIP = { width: 640, height: 12 };

const canvas = new OffscreenCanvas(STRIP.width, STRIP.height);
const pixels = canvas.getContext('2d', { willReadFrequently: true });

/** The counter burnt into the frame that a video shows; null when it cannot be read. */
export function counterOf(video: HTMLVideoElement): number | null {
  if (!pixels || video.videoWidth === 0) return null;
  const height = (STRIP.height * video.videoWidth) / STRIP.width;
  pixels.drawImage(video, 0, 0, video.videoWidth, height, 0, 0, STRIP.width, STRIP.height);
  const { data } = pixels.getImageData(0, 0, STRIP.width, STRIP.height);
  return readFrameCounter(data, STRIP.width, STRIP.height);
}
