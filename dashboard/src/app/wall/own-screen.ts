import { spaceBase } from '../../lib/space.ts';
import type { WallAddress } from './wall-address.ts';

/** A screen of a drill is not the one that comes back after a power cycle. */
const keyOf = (display: string): string => `fengqiao.screen.${spaceBase}${display}`;

/** Remembers which screen this window of the machine is, so that it comes back as that one after a power cycle. */
export function keepScreen({
  display,
  wall,
  screen,
}: Pick<WallAddress, 'display' | 'wall' | 'screen'>): void {
  try {
    localStorage.setItem(keyOf(display), screenPath({ wall, screen, display }));
  } catch {
    // A browser that keeps nothing asks again.
  }
}

/** Path of the screen that this window was; null = it was none yet. */
export function keptScreen(display: string): string | null {
  try {
    const path = localStorage.getItem(keyOf(display));
    return path?.startsWith(`${spaceBase}/wall/`) ? path : null;
  } catch {
    return null;
  }
}

/** Address of a screen's page. */
export const screenPath = ({
  wall,
  screen,
  display,
}: Pick<WallAddress, 'display' | 'wall' | 'screen'>): string =>
  `${spaceBase}/wall/${encodeURIComponent(wall)}/${encodeURIComponent(screen)}${display === '' ? '' : `?display=${display}`}`;
