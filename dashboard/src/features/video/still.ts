/** Draws the frame that a video shows now on a canvas of the frame's own size; without a frame the canvas stays as it is. */
export function drawStill(video: HTMLVideoElement, canvas: HTMLCanvasElement | null): void {
  if (!canvas || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
}

/** Wipes the still, so that another camera's picture cannot stand behind a name it does not belong to. */
export function clearStill(canvas: HTMLCanvasElement | null): void {
  if (canvas) canvas.width = 0;
}
