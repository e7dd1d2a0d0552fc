import type { PartFrame } from '@fengqiao/contract/picture-frame';
import type { Player, PlayerOptions } from '../player.ts';
import { pictureLine } from './lines.ts';
import { TileBuffer } from './tile-buffer.ts';

/** Parts kept while the page is hidden, since the newest key frame; a longer group of pictures waits for its next one. */
const keptParts = 64;

/** Plays a tile from the page's line to its node. */
export function openSocketPlayer(options: PlayerOptions): Player {
  const { video, cameraId, stream, grant, onFailure, onReport, onLost } = options;
  const line = pictureLine(grant.socket);
  const buffer = new TileBuffer(video, onFailure);
  /** Browsers draw nothing on a hidden page: parts would only pile up. */
  let kept: { part: PartFrame; media: Uint8Array<ArrayBuffer> }[] = [];
  let droppedParts = 0;

  const unhide = () => {
    if (document.visibilityState === 'hidden') return;
    for (const { part, media } of kept.splice(0)) buffer.part({ ...part, gap: part.independent }, media);
  };
  document.addEventListener('visibilitychange', unhide);

  const tile = line.watch(
    { cameraId, stream, grant: grant.grant },
    {
      init: ({ codecs }, media) => {
        kept = [];
        buffer.init(codecs, media);
      },
      part: (part, media) => {
        if (document.visibilityState !== 'hidden') {
          buffer.part(part, media);
          return;
        }
        if (part.independent) kept = [];
        if (part.independent || (kept.length > 0 && kept.length < keptParts)) kept.push({ part, media });
        else kept = [];
      },
      state: (state) => {
        droppedParts = state.droppedParts;
        onReport(state);
      },
      refused: (code) => onFailure('refused', code),
      lost: onLost,
    },
  );
  return {
    clock: line.clock,
    capturedMs: () => buffer.capturedMs(),
    toLive: () => buffer.toLive(),
    renew: (next) => {
      if (next.socket !== grant.socket) return false;
      tile.renew(next.grant);
      return true;
    },
    held: () => ({ ...buffer.held(), droppedParts, quotaHits: buffer.quotaHits }),
    close: () => {
      document.removeEventListener('visibilitychange', unhide);
      tile.leave();
      buffer.close();
    },
  };
}
