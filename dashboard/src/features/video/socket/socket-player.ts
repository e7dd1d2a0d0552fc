import type { Player, PlayerOptions } from '../player.ts';
import { KeptParts } from './kept-parts.ts';
import { pictureLine } from './lines.ts';
import { TileBuffer } from './tile-buffer.ts';

/** Plays a tile from the page's line to its node. */
export function openSocketPlayer(options: PlayerOptions): Player {
  const { video, cameraId, stream, grant, onFailure, onReport, onLost } = options;
  const line = pictureLine(grant.socket);
  const buffer = new TileBuffer(video, onFailure);
  const kept = new KeptParts();
  let droppedParts = 0;

  const unhide = () => {
    if (document.visibilityState === 'hidden') return;
    buffer.skip();
    for (const { part, media } of kept.take()) buffer.part(part, media);
  };
  document.addEventListener('visibilitychange', unhide);

  const tile = line.watch(
    { cameraId, stream, grant: grant.grant },
    {
      init: ({ codecs }, media) => {
        kept.clear();
        buffer.init(codecs, media);
      },
      part: (part, media) => {
        if (document.visibilityState === 'hidden') kept.add({ part, media });
        else buffer.part(part, media);
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
