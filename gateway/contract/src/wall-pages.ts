/**
 * Pages of this product that a tile may show: such as a kiosk may open, without a form or a party's name. A page joins the list when it
 * is made to be seen by everybody in the room.
 */
export const wallPages = ['/big-screen', '/rooms-now', '/command'] as const;

/** The storeys of a centre, and its public board (上墙公示): such pages as well, one for each centre. */
export const centrePages = {
  floors: (centreId: string): string => `/centres/${encodeURIComponent(centreId)}/floors`,
  board: (centreId: string): string => `/board/${encodeURIComponent(centreId)}`,
} as const;
const ofCentre = /^\/(?:centres\/[^/]+\/floors|board\/[^/]+)$/;

/** Whether a path with its query is such a page; a page below one of them counts, a way out by `..` does not. */
export function isWallPage(path: string): boolean {
  const [page = ''] = path.split('?');
  return (
    !page.split('/').includes('..') &&
    (ofCentre.test(page) || wallPages.some((known) => page === known || page.startsWith(`${known}/`)))
  );
}
