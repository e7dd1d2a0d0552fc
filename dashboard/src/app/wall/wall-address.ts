/** What the address of a wall page says: `/wall/<wall>/<screen>?scale=1.25`, or `/wall?display=2` before it is known which one it is. */
export interface WallAddress {
  /** Both empty: this display has still to be told. */
  wall: string;
  screen: string;
  /** Factor on all letters, for displays that are read from farther away than usual. */
  scale: number;
  /** Which window of its machine it is, where one machine serves several displays. */
  display: string;
}

export function readWallAddress(pathname: string, search: string): WallAddress {
  const [, , wall = '', screen = ''] = pathname.split('/').map(decode);
  const query = new URLSearchParams(search);
  const scale = Number(query.get('scale') ?? 1);
  const display = query.get('display') ?? '';
  return {
    wall,
    screen,
    scale: scale >= 0.5 && scale <= 4 ? scale : 1,
    display: /^\w{1,20}$/.test(display) ? display : '',
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
