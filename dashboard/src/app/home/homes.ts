import type { Role, Session } from '@fengqiao/contract/accounts';
import { areaLevel } from '@fengqiao/contract/areas';
import type { PanelId } from '@fengqiao/contract/wall-tiles';
import { firstPageOf, mayOpen, type PagePath } from '../page-roles.ts';

/** 市级统筹 · 县级主战 · 乡级主防 (MS-17): the part of a level. */
export type HomeLevel = 'city' | 'county' | 'township';

/** What the first page of a role at a level shows; its words are `home.lead.<kind>.<level>`. */
export interface Home {
  /** `desk`: the map and what happens; `figures`: how it stands; `work`: what waits for me. */
  kind: 'desk' | 'figures' | 'work';
  level: HomeLevel;
  /** Where the next step usually leads, the most frequent first. */
  steps: readonly PagePath[];
  /** In the order in which they are read. */
  panels: readonly PanelId[];
}

const figures: Record<HomeLevel, Pick<Home, 'steps' | 'panels'>> = {
  // The city looks over the counties and moves what none of them can.
  city: {
    steps: ['/command', '/big-screen', '/indicators', '/letters', '/topics'],
    panels: ['totals', 'tiers', 'overdue', 'funnel', 'routes', 'hotTopics', 'letters', 'presence'],
  },
  // The county does: it dispatches, mediates and presses.
  county: {
    steps: ['/triage', '/rooms-now', '/letters', '/indicators', '/big-screen'],
    panels: ['tiers', 'overdue', 'totals', 'funnel', 'rooms', 'letters', 'categories', 'hotTopics'],
  },
  // The township prevents: what is new, what repeats, what is near its deadline.
  township: {
    steps: ['/cases/new', '/cases', '/letters', '/topics'],
    panels: ['overdue', 'tiers', 'hotTopics', 'totals', 'categories', 'letters'],
  },
};

const work: Record<HomeLevel, Pick<Home, 'steps' | 'panels'>> = {
  city: {
    steps: ['/triage', '/cases', '/letters', '/cases/new'],
    panels: ['overdue', 'feed', 'tiers', 'totals'],
  },
  county: {
    steps: ['/cases/new', '/triage', '/cases', '/letters'],
    panels: ['overdue', 'feed', 'tiers', 'totals'],
  },
  township: {
    steps: ['/cases/new', '/cases', '/letters', '/triage'],
    panels: ['overdue', 'feed', 'tiers', 'totals'],
  },
};

const kinds: Partial<Record<Role, Home['kind']>> = {
  leader: 'figures',
  head: 'figures',
  clerk: 'work',
  mediator: 'work',
  handler: 'work',
};

/** The part of an area's level: grids and villages belong to their township, a province to the city. */
export function homeLevel(areaCode: string): HomeLevel {
  const level = areaLevel(areaCode);
  if (level === 'county') return 'county';
  return level === 'city' || level === 'province' ? 'city' : 'township';
}

/** What `/` shows first to a role at the level of its area. Steps that the role may not open are left out. */
export function homeOf({ role, areaCode }: Pick<Session, 'role' | 'areaCode'>): Home {
  const level = homeLevel(areaCode);
  const kind = kinds[role] ?? 'desk';
  const { steps, panels } = kind === 'work' ? work[level] : figures[level];
  return { kind, level, steps: steps.filter((path) => mayOpen(role, path)), panels };
}

/** The page that stands at `/`: the desk, `/home`, or the work of an administrator. */
export function homePage(session: Pick<Session, 'role' | 'areaCode'>): PagePath {
  const first = firstPageOf(session);
  return first === '/' && homeOf(session).kind !== 'desk' ? '/home' : first;
}
