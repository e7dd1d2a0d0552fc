import type { WallAlarm } from './wall-alarms.ts';
import type { ScreenContent, Tile } from './wall-tiles.ts';
import type { TourRun } from './wall-tours.ts';
import type { Screen, WallNow } from './walls.ts';

/** What a screen is to show now, and why. */
export interface ShownContent extends ScreenContent {
  source: 'content' | 'tour' | 'alarm';
}

/** What the step of a tour follows from. */
export type RunningStep = Pick<TourRun, 'startedAt' | 'pausedAt' | 'firstStep'> & {
  tour: Pick<TourRun['tour'], 'dwellS'>;
};

/** Places of a layout. */
export const placesOf = ({ layout, tiles }: Pick<ScreenContent, 'layout' | 'tiles'>): number =>
  layout === 'free' ? tiles.length : Number(layout);

/** The step of a tour at `nowMs`, counted from its beginning; it goes round, so take it modulo the number of steps. */
export function tourStep({ startedAt, pausedAt, firstStep, tour }: RunningStep, nowMs: number): number {
  const until = pausedAt === null ? nowMs : Date.parse(pausedAt);
  return firstStep + Math.max(0, Math.floor((until - Date.parse(startedAt)) / (tour.dwellS * 1000)));
}

/**
 * What a screen shows at `nowMs`, epoch ms of the server's clock: its own content, what running tours lay over it, and the alarm over
 * both on the reserved places. The one place where this is decided: screens draw it, the desk shows it in small, the gateway lets the
 * wall's displays play its cameras.
 */
export function shownContent(
  screen: Screen,
  now: WallNow,
  nowMs: number,
  screens: readonly Screen[],
): ShownContent {
  const own: ShownContent = { ...contentOf(screen), source: 'content' };
  const toured = [...now.tours]
    .sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt))
    .reduce((content, run) => withTour(content, screen.id, run, nowMs), own);
  return now.alarm === null ? toured : withAlarm(toured, screen, now.alarm, nowMs, screens);
}

/** When the next step of a tour that goes begins, epoch ms; null = none goes. */
export function nextStepAt({ tours }: Pick<WallNow, 'tours'>, nowMs: number): number | null {
  const times = tours.flatMap(({ startedAt, pausedAt, tour }) => {
    if (pausedAt !== null) return [];
    const [begun, dwellMs] = [Date.parse(startedAt), tour.dwellS * 1000];
    return [begun + (Math.max(0, Math.floor((nowMs - begun) / dwellMs)) + 1) * dwellMs];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Cameras that a screen shows at its next step and not now: who opens them before has a picture at once. */
export function comingCameras(
  screen: Screen,
  now: WallNow,
  nowMs: number,
  screens: readonly Screen[],
): string[] {
  const nextMs = nextStepAt(now, nowMs);
  if (nextMs === null) return [];
  const shown = camerasOf(shownContent(screen, now, nowMs, screens));
  return camerasOf(shownContent(screen, now, nextMs, screens)).filter((id) => !shown.includes(id));
}

/** Each camera of the tiles once. */
export const camerasOf = ({ tiles }: Pick<ScreenContent, 'tiles'>): string[] => [
  ...new Set(tiles.flatMap((tile) => (tile.kind === 'camera' ? [tile.cameraId] : []))),
];

const contentOf = ({ layout, tiles, places }: ScreenContent): ScreenContent => ({ layout, tiles, places });

function withTour(content: ShownContent, screenId: string, run: TourRun, nowMs: number): ShownContent {
  const { tour, scenes } = run;
  const step = tourStep(run, nowMs);
  const scene = scenes[step % Math.max(1, scenes.length)]?.screens.find(({ id }) => id === screenId);
  if (scene !== undefined) return { ...contentOf(scene), source: 'tour' };
  const { cameraIds, targets } = tour;
  if (cameraIds.length === 0) return content;
  const tiles = targets.flatMap(({ screen, place }, index): [number, Tile][] => {
    const cameraId = cameraIds[(step * targets.length + index) % cameraIds.length];
    return screen === screenId && cameraId !== undefined ? [[place, { kind: 'camera', cameraId }]] : [];
  });
  return withTiles(content, new Map(tiles), 'tour');
}

/** An alarm fills the reserved places of all screens in their order with its tiles; what is left over is not shown. */
function withAlarm(
  content: ShownContent,
  screen: Screen,
  { tiles, state, until }: WallAlarm,
  nowMs: number,
  screens: readonly Screen[],
): ShownContent {
  if (state !== 'shown' || (until !== null && Date.parse(until) <= nowMs)) return content;
  const places = screens.flatMap(({ id, reserved }) => reserved.map((place) => ({ id, place })));
  const mine = places.flatMap(({ id, place }, index): [number, Tile][] => {
    const tile = tiles[index];
    return id === screen.id && tile !== undefined ? [[place, tile]] : [];
  });
  return withTiles(content, new Map(mine), 'alarm');
}

function withTiles(
  content: ShownContent,
  over: ReadonlyMap<number, Tile>,
  source: ShownContent['source'],
): ShownContent {
  const places = Array.from({ length: placesOf(content) }, (_, place) => place);
  if (!places.some((place) => over.has(place))) return content;
  const empty: Tile = { kind: 'empty' };
  return {
    ...content,
    tiles: places.map((place) => over.get(place) ?? content.tiles[place] ?? empty),
    source,
  };
}
