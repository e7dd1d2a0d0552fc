import type { PlayGrant } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';

/** Device pixels up to which a tile takes the small stream, and from which on it goes back to the full one. */
const SUB_UP_TO_PX = 640;
const MAIN_FROM_PX = 720;

/** The stream for a tile so many device pixels wide; between the two bounds it stays as it is. A tile without a size is not there yet. */
export function streamFor(widthPx: number, now: StreamKind): StreamKind {
  if (widthPx === 0) return now;
  if (now === 'sub') return widthPx >= MAIN_FROM_PX ? 'main' : 'sub';
  return widthPx <= SUB_UP_TO_PX ? 'sub' : 'main';
}

/** Which stream one picture plays: by its tile's size, among those that the camera has and this terminal can play. */
export class StreamChoice {
  #wanted: StreamKind = 'main';
  #hasSub = true;
  /** The codec of the full stream that this terminal cannot decode; null = it can, or does not know yet. */
  subInsteadOf: string | null = null;

  /** The stream for a tile so many device pixels wide. */
  fit(widthPx: number, grant: Pick<PlayGrant, 'subPlaylist'> | null): StreamKind {
    this.#wanted = streamFor(widthPx, this.#wanted);
    if (!this.#hasSub || grant?.subPlaylist == null) return 'main';
    return this.subInsteadOf === null ? this.#wanted : 'sub';
  }

  /** The camera has no small stream after all. */
  withoutSub(): boolean {
    if (this.subInsteadOf !== null) return false;
    this.#hasSub = false;
    return true;
  }

  /** The full stream cannot be decoded here: the small one from now on, whatever the size. */
  withoutMain(codec: string | null): boolean {
    this.subInsteadOf = codec ?? '';
    return this.#hasSub;
  }
}
