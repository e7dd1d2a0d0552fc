import { GrantPath } from '../../../dashboard/src/features/video/grant-path.ts';
import { openHlsPlayer } from '../../../dashboard/src/features/video/hls-player.ts';
import type { Source } from '../page-messages.ts';
import { openProduct } from './product-player.ts';

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
      const onFailure = (failure: string) => complain(failure);
      const player = openHlsPlayer({ video, path: new GrantPath(source.playlist), onFailure });
      return { capturedMs: () => player?.capturedMs() ?? null, close: () => player?.close() };
    }
    default: {
      const close = openProduct(video, source.how, source.cameraId, complain);
      return { capturedMs: () => null, close };
    }
  }
}
