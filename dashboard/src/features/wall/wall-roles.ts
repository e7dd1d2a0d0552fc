import type { Role } from '@fengqiao/contract/accounts';
import { worksWalls } from '../../lib/wall-load.ts';
import { type WallTab, wallTabs } from './wall-search.ts';

const makers: readonly Role[] = ['systemAdmin', 'head'];

/** Whether a role makes, changes and deletes walls and screens; the gateway refuses the others by itself. */
export const setsUpWalls = (role: Role | undefined): boolean => role !== undefined && makers.includes(role);

const ofSystemAdmin: readonly WallTab[] = ['screens', 'setup'];

/** Parts of a wall's page that a role may read: the system administrator sees no case, the duty log is of those who work the wall. */
export function tabsOf(role: Role): readonly WallTab[] {
  if (role === 'systemAdmin') return ofSystemAdmin;
  return worksWalls(role) ? wallTabs : wallTabs.filter((tab) => tab !== 'log');
}
