import type { PlayGrant, RelayReport } from '@fengqiao/contract/cameras';
import { request } from '../../lib/api.ts';
import type { PictureDeps } from './live-picture.ts';
import { openPlayer } from './player.ts';
import { drawStill } from './still.ts';

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

/** The real outside of a picture: the gateway, the streams node and this browser. `still`: where the last frame is kept. */
export const pictureDeps = (still: () => HTMLCanvasElement | null): PictureDeps => ({
  requestGrant: (cameraId) =>
    request<PlayGrant>(`/api/cameras/${cameraId}/play`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    }),
  requestReport,
  openPlayer,
  keepFrame: (video) => drawStill(video, still()),
  framesOf: (video) => video.getVideoPlaybackQuality().totalVideoFrames,
  canDecode: (codec) =>
    typeof MediaSource === 'undefined' || MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`),
  isPageHidden: () => document.visibilityState === 'hidden',
  now: () => performance.timeOrigin + performance.now(),
});
