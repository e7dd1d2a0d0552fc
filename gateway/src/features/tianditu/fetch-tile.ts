import type { TiandituLayer } from '@fengqiao/contract/tianditu';

/** Why there is no tile; nothing in it names an address or the key. */
export type TileTrouble = 'timeout' | 'unreachable' | 'refused' | 'noPicture';

export class TileError extends Error {
  readonly trouble: TileTrouble;
  constructor(trouble: TileTrouble) {
    super(trouble);
    this.name = 'TileError';
    this.trouble = trouble;
  }
}

/** Address of a tile. */
export interface TileAddress {
  layer: TiandituLayer;
  z: number;
  x: number;
  y: number;
}

const timeoutMs = 5_000;
/** A tile has some tens of kilobytes. */
const largestBytes = 1_000_000;
const signatures: readonly [type: string, bytes: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** Type of a picture by its first bytes; null = it is none. */
export const pictureType = (bytes: Uint8Array): string | null =>
  signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0] ?? null;

/** Asks Tianditu (WMTS, Web Mercator) for one tile. Throws `TileError`. */
export async function fetchTile(upstream: { url: string; key: string }, tile: TileAddress): Promise<Buffer> {
  const url = new URL(`${upstream.url.replace(/\/+$/, '')}/${tile.layer}_w/wmts`);
  const query: Record<string, string> = {
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: tile.layer,
    STYLE: 'default',
    TILEMATRIXSET: 'w',
    FORMAT: 'tiles',
    TILEMATRIX: String(tile.z),
    TILEROW: String(tile.y),
    TILECOL: String(tile.x),
    tk: upstream.key,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  let bytes: Buffer;
  try {
    // A redirect would carry the key elsewhere.
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new TileError('refused');
    }
    bytes = await bodyOf(answer);
  } catch (cause) {
    // The cause names the address with the key: it ends here.
    if (cause instanceof TileError) throw cause;
    throw new TileError((cause as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
  // A wrong key is answered with a text and 200.
  if (pictureType(bytes) === null) throw new TileError('noPicture');
  return bytes;
}

async function bodyOf(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > largestBytes) throw new TileError('noPicture');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
