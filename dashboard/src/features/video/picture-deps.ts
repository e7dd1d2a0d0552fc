import type { PlayGrant, RelayReport } from '@fengqiao/contract/cameras';
import { openPlayer, type Player, type PlayerOptions } from './player.ts';
import { showPoster } from './poster.ts';
import { blockLine } from './socket/lines.ts';
import { canDecode } from './socket/media-source.ts';
import { drawStill } from './still.ts';

/** The outside of a picture, replaced in tests. */
export interface PictureDeps {
  /** Throws an error with the gateway's `code`. */
  requestGrant(cameraId: string): Promise<PlayGrant>;
  /** What the streams node knows; null when it does not answer. */
  requestReport(playlist: string): Promise<RelayReport | null>;
  openPlayer(options: PlayerOptions): Promise<Player>;
  /** Opens no line to this node for a while: it answers, but something on the way lets no socket through. */
  blockLine(socketUrl: string): void;
  /** Shows the node's last still of the camera behind the video; the time it was taken, or null when there is none. */
  showPoster(playlist: string): Promise<number | null>;
  /** Keeps the frame on the screen as a still, because the player takes its picture with it when it closes. */
  keepFrame(video: HTMLVideoElement): void;
  /** Decoded frames so far. */
  framesOf(video: HTMLVideoElement): number;
  /** Device pixels; 0 while it is not laid out. */
  widthOf(video: HTMLVideoElement): number;
  canDecode(codec: string): boolean;
  isPageHidden(): boolean;
  /** Milliseconds since 1970 that never jump, whatever is done to the terminal's clock. */
  now(): number;
}

async function requestReport(playlist: string): Promise<RelayReport | null> {
  try {
    const response = await fetch(new URL('state', playlist), {
      credentials: 'omit',
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok ? ((await response.json()) as RelayReport) : null;
  } catch {
    return null;
  }
}

/** The real outside of a picture: the streams node and this browser. `still`: where the last frame is kept. */
export const pictureDeps = (
  requestGrant: PictureDeps['requestGrant'],
  still: () => HTMLCanvasElement | null,
): PictureDeps => ({
  requestGrant,
  requestReport,
  openPlayer,
  blockLine,
  showPoster: (playlist) => showPoster(playlist, still()),
  keepFrame: (video) => drawStill(video, still()),
  framesOf: (video) => video.getVideoPlaybackQuality().totalVideoFrames,
  widthOf: (video) => video.clientWidth * devicePixelRatio,
  canDecode,
  isPageHidden: () => document.visibilityState === 'hidden',
  now: () => performance.timeOrigin + performance.now(),
});
