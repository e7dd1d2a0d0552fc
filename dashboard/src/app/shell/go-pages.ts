import type { Role } from '@fengqiao/contract/accounts';
import type { ShortcutName } from '../../lib/keyboard/shortcuts.ts';
import { mayOpen, type PagePath } from '../page-roles.ts';

/** g and a letter go to these pages. */
const goPages = {
  goDesk: '/',
  goHome: '/home',
  goCases: '/cases',
  goTriage: '/triage',
  goLetters: '/letters',
  goIndicators: '/indicators',
  goTopics: '/topics',
  goMeetings: '/meetings',
  goCameras: '/cameras',
} as const satisfies Partial<Record<ShortcutName, PagePath>>;
export type GoShortcut = keyof typeof goPages;

export const goShortcuts = Object.keys(goPages) as GoShortcut[];

/** The page that a shortcut goes to; null = the role may not open it. */
export const goTarget = (name: GoShortcut, role: Role): PagePath | null =>
  mayOpen(role, goPages[name]) ? goPages[name] : null;

/** The shortcut that goes to a page, for menus that show it. */
export const goShortcutOf = (path: PagePath): GoShortcut | null =>
  goShortcuts.find((name) => goPages[name] === path) ?? null;
