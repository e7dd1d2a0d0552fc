import type { PlayGrant } from '@fengqiao/contract/cameras';
import { openHlsPlayer } from '../../../dashboard/src/features/video/hls-player.ts';
import { LivePicture } from '../../../dashboard/src/features/video/live-picture.ts';
import { type PictureDeps, pictureDeps } from '../../../dashboard/src/features/video/picture-deps.ts';
import type { Player } from '../../../dashboard/src/features/video/player.ts';

/** The bench's server answers as the gateway does. */
async function requestGrant(cameraId: string): Promise<PlayGrant> {
  const answer = await fetch(`/api/cameras/${cameraId}/play`, { method: 'POST' });
  if (!answer.ok) throw new Error(`no grant: ${answer.status}`);
  return (await answer.json()) as PlayGrant;
}

/**
 * Plays a camera as the product's tiles do, with grants that are renewed and all that watches over the picture; over the wall's
 * connection, or over LL-HLS as it does where there is none.
 */
export function openProduct(
  video: HTMLVideoElement,
  how: 'wall' | 'llhls',
  cameraId: string,
  complain: (what: string) => void,
): () => void {
  const usual = pictureDeps(requestGrant, () => null);
  const deps: PictureDeps =
    how === 'wall' ? usual : { ...usual, openPlayer: async (options) => needed(openHlsPlayer(options)) };
  const picture = new LivePicture(cameraId, video, deps);
  let told = '';
  picture.subscribe(() => {
    const { state, reason } = picture.getSnapshot();
    const text =
      state.kind === 'live' || state.kind === 'connecting' ? '' : `${state.kind} ${reason ?? ''}`.trim();
    if (text && text !== told) complain(text);
    told = text;
  });
  picture.start();
  return () => picture.stop();
}

/** Any playlist in the product's hls.js. */
export function openPlaylist(
  video: HTMLVideoElement,
  playlist: string,
  complain: (what: string) => void,
): Player {
  const grant: PlayGrant = {
    playlist,
    subPlaylist: null,
    socket: '',
    grant: '',
    expiresAt: '',
    now: '',
    watermark: { displayName: '', account: '', terminal: '', timeZone: 'UTC', viewing: null },
    private: false,
    viewingId: null,
    endsAt: null,
  };
  const nothing = () => undefined;
  const heard = { onFailure: complain, onReport: nothing, onLost: nothing };
  return needed(openHlsPlayer({ video, cameraId: '', stream: 'main', grant, ...heard }));
}

function needed(player: Player | null): Player {
  if (!player) throw new Error('this browser has no Media Source Extensions');
  return player;
}
