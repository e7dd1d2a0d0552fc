import type { Source } from '../page-messages.ts';
import { openPlaylist, openProduct } from './product-player.ts';

/** A source that plays. */
export interface Opened {
  /** Time of the frame on the screen by the stream's own dates, epoch ms; null when it has none. */
  capturedMs(): number | null;
  close(): void;
}

/** Begins to play a source in a video element. */
export function openSource(
  video: HTMLVideoElement,
  source: Source,
  complain: (what: string) => void,
): Opened {
  switch (source.how) {
    case 'file': {
      video.loop = true;
      video.src = source.url;
      void video.play().catch((error: Error) => complain(error.message));
      return { capturedMs: () => null, close: () => video.removeAttribute('src') };
    }
    case 'hls': {
      const player = openPlaylist(video, source.playlist, complain);
      return { capturedMs: () => player.capturedMs(), close: () => player.close() };
    }
    default: {
      const close = openProduct(video, source.how, source.cameraId, complain);
      return { capturedMs: () => null, close };
    }
  }
}
