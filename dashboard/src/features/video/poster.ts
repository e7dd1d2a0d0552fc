import { drawStill } from './still.ts';

/**
 * Draws the still that the node keeps of a camera, beside its playlist; answers when it was taken, by the node's clock in ms, or null
 * when there is none. It is an old picture: whoever shows it says so.
 */
export async function showPoster(playlist: string, canvas: HTMLCanvasElement | null): Promise<number | null> {
  try {
    const response = await fetch(new URL('poster.mp4', playlist), {
      credentials: 'omit',
      signal: AbortSignal.timeout(4_000),
    });
    const capturedMs = Number(response.headers.get('x-captured-at') ?? Number.NaN);
    if (!response.ok || Number.isNaN(capturedMs)) return null;
    const url = URL.createObjectURL(await response.blob());
    try {
      drawStill(await firstFrame(url), canvas);
    } finally {
      URL.revokeObjectURL(url);
    }
    return capturedMs;
  } catch {
    return null;
  }
}

function firstFrame(url: string): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  return new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve(video), { once: true });
    video.addEventListener('error', () => reject(new Error('the still cannot be decoded')), { once: true });
    video.src = url;
  });
}
