import { isLineBlocked } from './lines.ts';
import { mediaSourceClass } from './media-source.ts';

/** A phone shows one picture at a time, and its networks cut long connections: plain HLS serves it better. */
const isPhone = (): boolean => matchMedia('(pointer: coarse) and (max-width: 48rem)').matches;

/** Whether a picture is to come over the page's line to its node. */
export const prefersLine = (socketUrl: string): boolean =>
  mediaSourceClass() !== null && typeof WebSocket === 'function' && !isLineBlocked(socketUrl) && !isPhone();
