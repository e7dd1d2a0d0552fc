import Hls, { type ErrorData, Events, type HlsConfig, type LevelDetails } from 'hls.js/light';
import { Timeline } from './timeline.ts';

/** A running player of one recorded time. */
export interface VodPlayer {
  timeline(): Timeline;
  /** Asks for everything from now on under another grant for the same time. */
  renew(playlist: string): void;
  close(): void;
}

export interface VodOptions {
  video: HTMLVideoElement;
  playlist: string;
  /** Where to begin, epoch ms. */
  atMs: number;
  /** Called once; the player is useless afterwards and must be closed. */
  onFailure(): void;
}

const folderOf = (playlist: string): string => playlist.slice(0, playlist.lastIndexOf('/') + 1);

/** hls.js asks for the pieces under the grant that the playlist came with: each request is moved to the newest. */
function configFor(folders: string[]): Partial<HlsConfig> {
  return {
    autoStartLoad: false,
    enableWorker: true,
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    backBufferLength: 30,
    xhrSetup: (xhr, url) => {
      const [newest = '', ...older] = folders;
      const stale = older.find((folder) => url.startsWith(folder));
      xhr.open('GET', stale === undefined ? url : newest + url.slice(stale.length), true);
    },
  };
}

function timelineOf({ fragments }: LevelDetails): Timeline {
  return new Timeline(
    fragments.map(({ start, duration, programDateTime }) => ({
      startS: start,
      durationS: duration,
      wallMs: programDateTime ?? 0,
    })),
  );
}

/** Opens a recorded time; resolves when its playlist is there. Rejects when it cannot be had, or this browser cannot play it. */
export function openVod({ video, playlist, atMs, onFailure }: VodOptions): Promise<VodPlayer> {
  if (!Hls.isSupported()) return Promise.reject(new Error('no Media Source Extensions'));
  const folders = [folderOf(playlist)];
  const hls = new Hls(configFor(folders));
  return new Promise((resolve, reject) => {
    let opened = false;
    hls.on(Events.ERROR, (_event: string, { fatal }: ErrorData) => {
      if (!fatal) return;
      if (opened) onFailure();
      else {
        hls.destroy();
        reject(new Error('the playlist cannot be had'));
      }
    });
    hls.once(Events.LEVEL_LOADED, (_event, { details }) => {
      opened = true;
      // When hls.js itself has taken the playlist in.
      queueMicrotask(() => hls.startLoad(timelineOf(details).mediaAt(atMs) ?? 0));
      resolve({
        // hls.js corrects the places of pieces once it has seen them.
        timeline: () => timelineOf(details),
        renew: (renewed) => {
          folders.unshift(folderOf(renewed));
          // The first stays: it is the one that the pieces are named under.
          if (folders.length > 4) folders.splice(2, folders.length - 4);
        },
        close: () => hls.destroy(),
      });
    });
    hls.attachMedia(video);
    hls.loadSource(playlist);
  });
}
