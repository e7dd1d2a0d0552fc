/** Bytes of pictures that all tiles of a page may hold before they give up what lies behind them. */
const PAGE_BYTES = 256 * 1024 * 1024;
/** Seconds that lie behind a picture, and what is left of it when the page is full. */
const BACK_S = 4;
const TIGHT_BACK_S = 0;

const held = new Map<object, number>();

/** Writes down what a tile holds; 0 forgets the tile. */
export function reportHeld(tile: object, bytes: number): void {
  if (bytes === 0) held.delete(tile);
  else held.set(tile, bytes);
}

/** Bytes of media in the buffers of all tiles of this page. */
export const pageBytes = (): number => [...held.values()].reduce((sum, bytes) => sum + bytes, 0);

/** Seconds to keep behind the picture just now. */
export const backBufferS = (): number => (pageBytes() > PAGE_BYTES ? TIGHT_BACK_S : BACK_S);
