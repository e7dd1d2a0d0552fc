import { GrantPath } from './grant-path.ts';
import { type Player, type PlayerOptions, playlistOf } from './player.ts';

/** WebKit knows when the stream began; other engines do not. */
interface WebKitVideo extends HTMLVideoElement {
  getStartDate?(): Date;
}

/** Plays through the browser's own HLS. It cannot be told a new grant: it ends with its grant and is opened anew. */
export function openNativePlayer({ video, grant, stream, onFailure }: PlayerOptions): Player {
  const path = new GrantPath(playlistOf(grant, stream));
  const listening = new AbortController();
  const { signal } = listening;
  video.addEventListener('error', () => onFailure(video.error?.code === 4 ? 'codec' : 'network'), { signal });
  video.addEventListener('loadedmetadata', () => void video.play().catch(() => {}), { signal });
  video.src = path.playlist;
  return {
    clock: null,
    renew: (next) => path.renew(playlistOf(next, stream)),
    held: () => null,
    capturedMs: () => {
      const start = (video as WebKitVideo).getStartDate?.().getTime() ?? Number.NaN;
      return Number.isNaN(start) ? null : start + video.currentTime * 1_000;
    },
    toLive: () => {
      const { seekable } = video;
      if (seekable.length > 0) video.currentTime = seekable.end(seekable.length - 1);
      if (video.paused) void video.play().catch(() => {});
    },
    close: () => {
      listening.abort();
      video.removeAttribute('src');
      video.load();
    },
  };
}
