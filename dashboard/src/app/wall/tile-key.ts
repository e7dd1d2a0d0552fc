import type { Tile } from '@fengqiao/contract/wall-tiles';

/** What a tile is of: two tiles with the same words show the same. */
export const tileWords = (tile: Tile): string =>
  tile.kind === 'camera' ? `camera ${tile.cameraId}` : JSON.stringify(tile);

/** Names of tiles by what they are of, `…#2` the second of the same: content that moves to another place keeps its name. */
export function tileKeys(tiles: readonly Tile[]): string[] {
  const seen = new Map<string, number>();
  return tiles.map((tile) => {
    const words = tileWords(tile);
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return `${words}#${nth}`;
  });
}
