/** What the address of a wall page says: `/wall/<wall>/<screen>?scale=1.25`. */
export interface WallAddress {
  wall: string;
  screen: string;
  /** Factor on all letters, for displays that are read from farther away than usual. */
  scale: number;
}

export function readWallAddress(pathname: string, search: string): WallAddress {
  const [, , wall = '', screen = ''] = pathname.split('/').map(decode);
  const scale = Number(new URLSearchParams(search).get('scale') ?? 1);
  return { wall, screen, scale: scale >= 0.5 && scale <= 4 ? scale : 1 };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
