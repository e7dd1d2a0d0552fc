import { DRILL_BASE, DRILL_MARK } from '@fengqiao/contract/drill';

/** Whether this page belongs to a drill (演练): its address says so, for as long as it is open. */
export const inDrill: boolean =
  typeof location !== 'undefined' &&
  (location.pathname === DRILL_BASE || location.pathname.startsWith(`${DRILL_BASE}/`));

/** What stands before every path of this page's world. */
export const spaceBase: string = inDrill ? DRILL_BASE : '';

/** Drills themselves are held and left in the real world. */
const isReal = (path: string): boolean => path === '/api/drill' || path.startsWith('/api/drill/');

/** A path of the gateway as this page has to ask for it. */
export const inSpace = (path: string): string => (isReal(path) ? path : spaceBase + path);

/** A path of this page as if there were no drill, for what is known by its usual address. */
export const outOfSpace = (path: string): string =>
  inDrill && path.startsWith(DRILL_BASE) ? path.slice(DRILL_BASE.length) || '/' : path;

/** Goes back to the real pages, where it is said how the drill stands. */
export const leaveSpace = (): void => location.assign('/drill');

/** The name of a file that leaves this page. */
export const markedFileName = (name: string): string => (inDrill ? `${DRILL_MARK}-${name}` : name);

/** The name of a tab. */
export const markedTitle = (name: string): string => (inDrill ? `【${DRILL_MARK}】${name}` : name);
