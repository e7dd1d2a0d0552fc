import type { PlayGrant, RelayReport } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import type { ServerClock } from './server-clock.ts';

/** What a node says of a picture while it plays. */
export type RelayNews = Pick<RelayReport, 'state' | 'reason' | 'droppedFrames' | 'codec'>;

/** A running player of one picture. */
export interface Player {
  /** The node's clock, where the player keeps it; null: ask with each report. */
  clock: ServerClock | null;
  /** When the frame on the screen was taken, by the node's clock, in ms; null while unknown. */
  capturedMs(): number | null;
  /** Jumps to the newest picture: after a stall a tile may stay seconds behind for good. */
  toLive(): void;
  /** Goes on under a newer grant; false when that leads to another node and the picture has to be opened anew. */
  renew(grant: PlayGrant): boolean;
  /** What it holds, where it is known. */
  held(): Held | null;
  close(): void;
}

export interface Held {
  /** Seconds and bytes of pictures in the buffer. */
  seconds: number;
  bytes: number;
  /** Parts that the node left out because the line was too slow. */
  droppedParts: number;
  /** Times that the buffer was full. */
  quotaHits: number;
}

/** Why a player gave up. `codec`: this terminal cannot decode the stream; `refused`: the node said no, with a code. */
export type PlayerFailure = 'network' | 'media' | 'codec' | 'refused';

export interface PlayerOptions {
  video: HTMLVideoElement;
  cameraId: string;
  stream: StreamKind;
  grant: PlayGrant;
  /** Called once; the player is useless afterwards and must be closed. */
  onFailure(failure: PlayerFailure, code?: string): void;
  /** Only of a player with a clock: the state of the relay, unasked. */
  onReport(news: RelayNews): void;
  /** The line to the node broke; it comes back by itself, but another node may have the picture. `failures`: tries in a row in vain. */
  onLost(failures: number): void;
}

/**
 * Opens the best way this browser has: the page's line to the node, else LL-HLS by Media Source Extensions, else (iPhone) the
 * browser's own HLS player.
 */
export async function openPlayer(options: PlayerOptions): Promise<Player> {
  const { prefersLine } = await import('./socket/ways.ts');
  if (prefersLine(options.grant.socket)) {
    const { openSocketPlayer } = await import('./socket/socket-player.ts');
    return openSocketPlayer(options);
  }
  const { openHlsPlayer } = await import('./hls-player.ts');
  const player = openHlsPlayer(options);
  if (player) return player;
  if (options.video.canPlayType('application/vnd.apple.mpegurl')) {
    const { openNativePlayer } = await import('./native-player.ts');
    return openNativePlayer(options);
  }
  options.onFailure('codec');
  return {
    clock: null,
    capturedMs: () => null,
    toLive: () => {},
    renew: () => true,
    held: () => null,
    close: () => {},
  };
}

/** The playlist of a stream; a camera without a small one has only the other. */
export const playlistOf = (grant: PlayGrant, stream: StreamKind): string =>
  (stream === 'sub' ? grant.subPlaylist : null) ?? grant.playlist;
