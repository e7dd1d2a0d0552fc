import { join } from 'node:path';

/**
 * A camera's folder holds files of about a minute: `<start>.mp4` while it grows, `<start>-<end>.mp4` when it is whole (epoch ms), and
 * beside it `<start>.idx`. So a listing tells what is there without opening anything, and a crash shows by itself.
 */
export const growingName = (startMs: number): string => `${startMs}.mp4`;
export const finishedName = (startMs: number, endMs: number): string => `${startMs}-${endMs}.mp4`;
export const indexName = (startMs: number): string => `${startMs}.idx`;

const MEDIA = /^(\d{13})(?:-(\d{13}))?\.mp4$/;

/** What a file's name says; null for anything else in the folder. `endMs` null: it was growing when the process ended. */
export function parseName(name: string): { startMs: number; endMs: number | null } | null {
  const match = MEDIA.exec(name);
  if (match === null) return null;
  return { startMs: Number(match[1]), endMs: match[2] === undefined ? null : Number(match[2]) };
}

export const CAMERA_FOLDER = /^\d{20}$/;

/** Where a file lies; `endMs` null while it grows. */
export const mediaPath = (
  root: string,
  file: { cameraId: string; startMs: number; endMs: number; finished: boolean },
): string =>
  join(
    root,
    file.cameraId,
    file.finished ? finishedName(file.startMs, file.endMs) : growingName(file.startMs),
  );

export const indexPath = (root: string, file: { cameraId: string; startMs: number }): string =>
  join(root, file.cameraId, indexName(file.startMs));
