import type { PlayGrant } from '@fengqiao/contract/cameras';
import { LivePicture } from './live-picture.ts';
import type { Picture } from './picture.ts';
import { pictureDeps } from './picture-deps.ts';
import type { Held } from './player.ts';

export interface OpenPictureOptions {
  cameraId: string;
  video: HTMLVideoElement;
  /** Behind the video: keeps the last frame while the player is opened anew. */
  still?: HTMLCanvasElement;
  /** Asked for at first, before each one dies, and when its node seems to be gone. An error's `code` is a refusal of the gateway. */
  requestGrant(cameraId: string): Promise<PlayGrant>;
}

/** How one picture fares. */
export interface PictureFigures {
  state: Picture['state']['kind'];
  /** Age of the frame on the screen by the node's clock, ms; null while unknown. */
  latencyMs: number | null;
  /** Since the last new frame, ms; null before the first. */
  frameAgeMs: number | null;
  /** Times that the moving picture stood still for more than a second; looked at twice a second. */
  stalls: number;
  /** Frames decoded and frames of these never shown, since the player was opened. */
  frames: number;
  droppedFrames: number;
  stream: 'main' | 'sub';
  /** What lies in its buffer; null where the browser plays by itself. */
  held: Held | null;
}

export interface OpenedPicture {
  figures(): PictureFigures;
  /** Calls back whenever the picture's state changes. */
  subscribe(listener: (picture: Picture) => void): () => void;
  close(): void;
}

/**
 * Plays a camera in a video element with all that a tile of the wall does, without React and without the gateway's session: for pages
 * that measure, and for whoever puts a picture elsewhere. All pictures of a page to one node share one line.
 */
export function openPicture({ cameraId, video, still, requestGrant }: OpenPictureOptions): OpenedPicture {
  const picture = new LivePicture(
    cameraId,
    video,
    pictureDeps(requestGrant, () => still ?? null),
  );
  picture.start();
  return {
    figures: () => {
      const { state, latencyMs, frameAgeMs } = picture.getSnapshot();
      const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
      return {
        state: state.kind,
        latencyMs,
        frameAgeMs,
        frames: totalVideoFrames,
        droppedFrames: droppedVideoFrames,
        ...picture.figures,
      };
    },
    subscribe: (listener) => picture.subscribe(() => listener(picture.getSnapshot())),
    close: () => picture.stop(),
  };
}
