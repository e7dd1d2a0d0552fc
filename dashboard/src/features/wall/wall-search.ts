import { type WallDeed, wallDeeds } from '@fengqiao/contract/wall-log';

/** Parts of a wall's page, in their order. */
export const wallTabs = ['screens', 'scenes', 'tours', 'alarms', 'log', 'setup'] as const;
export type WallTab = (typeof wallTabs)[number];

/** What the address of a wall's page says. */
export interface WallSearch {
  /** Left out = the screens. */
  tab?: WallTab;
  /** The scene that is open: its id, or `new`. */
  scene?: string;
  /** The tour that is open: its id, or `new`. */
  tour?: string;
  /** Kind of deed that the duty log shows; left out = all. */
  deed?: WallDeed;
  /** Day of the duty log, `YYYY-MM-DD`; left out = all. */
  day?: string;
}

export type WallPart = { [K in keyof WallSearch]?: WallSearch[K] | undefined };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const openOf = (value: unknown): string | undefined =>
  value === 'new' || (typeof value === 'string' && uuid.test(value)) ? value : undefined;

/** Reads the address; what it cannot mean is left out. */
export function parseWallSearch(search: Record<string, unknown>): WallSearch {
  const tab = wallTabs.find((each) => each === search.tab);
  const scene = openOf(search.scene);
  const tour = openOf(search.tour);
  const deed = wallDeeds.find((each) => each === search.deed);
  const day =
    typeof search.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.day) ? search.day : undefined;
  return {
    ...(tab && tab !== 'screens' ? { tab } : {}),
    ...(scene ? { scene } : {}),
    ...(tour ? { tour } : {}),
    ...(deed ? { deed } : {}),
    ...(day ? { day } : {}),
  };
}
