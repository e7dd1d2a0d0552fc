import type { Snapshot, SnapshotInput } from '@fengqiao/contract/recordings';
import { request } from '../api.ts';
import { burnIn } from './burn-in.ts';
import { type CaptionWords, captionOf } from './caption.ts';

/** The frame that a video shows now; null when there is none. */
export function frameOf(video: HTMLVideoElement | null): HTMLCanvasElement | null {
  if (!video || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}

/**
 * Saves a frame on this terminal once the gateway has written down that it is: without an answer there is no file. Throws `ApiError`.
 */
export async function saveSnapshot(
  frame: HTMLCanvasElement,
  cameraId: string,
  input: SnapshotInput,
  words: CaptionWords,
): Promise<void> {
  const snapshot = await request<Snapshot>(`/api/cameras/${cameraId}/snapshots`, {
    method: 'POST',
    body: input,
  });
  const caption = captionOf(snapshot, words);
  const picture = burnIn(frame, caption);
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the picture could not be encoded');
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = caption.fileName;
  link.click();
  URL.revokeObjectURL(url);
}
