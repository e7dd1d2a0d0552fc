import Hls, { type ErrorData, ErrorDetails, Events, type HlsConfig, type LoaderResponse } from 'hls.js/light';
import { GrantPath } from './grant-path.ts';
import { type Player, type PlayerFailure, type PlayerOptions, playlistOf } from './player.ts';

/** An expired grant or a restarted node does not come back by asking again: a new grant is the cure. */
const retryable = (response: LoaderResponse | undefined): boolean => !response?.code || response.code >= 500;

const policy = (firstByteMs: number, retries: number) => ({
  default: {
    maxTimeToFirstByteMs: firstByteMs,
    maxLoadTimeMs: firstByteMs + 5_000,
    timeoutRetry: { maxNumRetry: retries, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: {
      maxNumRetry: retries,
      retryDelayMs: 300,
      maxRetryDelayMs: 1_000,
      shouldRetry: (
        config: { maxNumRetry: number } | null | undefined,
        count: number,
        isTimeout: boolean,
        response: LoaderResponse | undefined,
      ) => config != null && count < config.maxNumRetry && (isTimeout || retryable(response)),
    },
  },
});

/**
 * Tuned by measurement: with the defaults one stall leaves a tile two seconds behind for good. The target latency is
 * the playlist's own PART-HOLD-BACK. The node holds the first playlist back until it can be played, hence 20 s.
 */
function liveConfig(path: GrantPath): Partial<HlsConfig> {
  return {
    lowLatencyMode: true,
    liveSyncOnStallIncrease: 0,
    maxLiveSyncPlaybackRate: 1.2,
    liveDurationInfinity: true,
    backBufferLength: 4,
    maxBufferLength: 8,
    maxMaxBufferLength: 12,
    startFragPrefetch: true,
    enableWorker: true,
    manifestLoadPolicy: policy(20_000, 1),
    playlistLoadPolicy: policy(10_000, 2),
    fragLoadPolicy: policy(10_000, 2),
    xhrSetup: (xhr, url) => {
      xhr.open('GET', path.rewrite(url), true);
    },
  };
}

const failures: Partial<Record<ErrorData['details'], PlayerFailure>> = {
  [ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR]: 'codec',
  [ErrorDetails.BUFFER_ADD_CODEC_ERROR]: 'codec',
  [ErrorDetails.BUFFER_INCOMPATIBLE_CODECS_ERROR]: 'codec',
};

/** Plays LL-HLS through Media Source Extensions; null where the browser has none. */
export function openHlsPlayer({ video, grant, stream, onFailure }: PlayerOptions): Player | null {
  if (!Hls.isSupported()) return null;
  const path = new GrantPath(playlistOf(grant, stream));
  const hls = new Hls(liveConfig(path));
  hls.on(Events.ERROR, (_event, { fatal, type, details }) => {
    if (!fatal) return;
    onFailure(failures[details] ?? (type === 'networkError' ? 'network' : 'media'));
  });
  hls.on(Events.MANIFEST_PARSED, () => void video.play().catch(() => {}));
  hls.attachMedia(video);
  hls.loadSource(path.playlist);
  return {
    clock: null,
    renew: (next) => path.renew(playlistOf(next, stream)),
    held: () => null,
    capturedMs: () => hls.playingDate?.getTime() ?? null,
    toLive: () => {
      const live = hls.liveSyncPosition;
      if (live !== null && live > video.currentTime) video.currentTime = live;
      if (video.paused) void video.play().catch(() => {});
    },
    close: () => hls.destroy(),
  };
}
