import type { GrantPath } from './grant-path.ts';

/** A running player of one picture. */
export interface Player {
  /** When the frame on the screen was taken, by PROGRAM-DATE-TIME, in ms; null while unknown. */
  capturedMs(): number | null;
  /** Jumps to the newest picture: after a stall a tile may stay seconds behind for good. */
  toLive(): void;
  close(): void;
}

/** Why a player gave up. `codec`: this terminal cannot decode the stream. */
export type PlayerFailure = 'network' | 'media' | 'codec';

export interface PlayerOptions {
  video: HTMLVideoElement;
  path: GrantPath;
  /** Called once; the player is useless afterwards and must be closed. */
  onFailure(failure: PlayerFailure): void;
}

/** Opens the way this browser has: Media Source Extensions, else (iPhone) its own HLS player. */
export async function openPlayer(options: PlayerOptions): Promise<Player> {
  const { openHlsPlayer } = await import('./hls-player.ts');
  const player = openHlsPlayer(options);
  if (player) return player;
  if (options.video.canPlayType('application/vnd.apple.mpegurl')) {
    const { openNativePlayer } = await import('./native-player.ts');
    return openNativePlayer(options);
  }
  options.onFailure('codec');
  return { capturedMs: () => null, toLive: () => {}, close: () => {} };
}
