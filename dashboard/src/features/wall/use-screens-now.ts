import { type ShownContent, shownContent } from '@fengqiao/contract/shown-tiles';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useNow } from '../../lib/use-now.ts';
import { useWallReports } from '../../live/wall-reports.ts';
import { type ScreenState, screenState } from './screen-state.ts';

/** A screen as it should be and as it is. */
export interface ScreenNow {
  screen: Screen;
  shown: ShownContent;
  state: ScreenState;
  /** Health of its page, in figures; null = it has not told. */
  page: { fps: number; heapMib: number | null; upS: number } | null;
}

/** The screens of a wall as they are this second. */
export function useScreensNow(wall: Wall): ScreenNow[] {
  const nowMs = useNow();
  const reports = useWallReports(wall.id);
  return wall.screens.map((screen) => {
    const shown = shownContent(screen, wall.now, nowMs, wall.screens);
    const report = reports.get(screen.id) ?? null;
    return { screen, shown, state: screenState(shown, report, nowMs), page: report };
  });
}
