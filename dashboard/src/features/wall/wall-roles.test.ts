import { expect, test } from 'vitest';
import { setsUpWalls, tabsOf } from './wall-roles.ts';

test('heads and system administrators make walls; operators work them', () => {
  expect(setsUpWalls('head')).toBe(true);
  expect(setsUpWalls('systemAdmin')).toBe(true);
  expect(setsUpWalls('operator')).toBe(false);
  expect(setsUpWalls(undefined)).toBe(false);
});

test('everybody sees the parts of a wall that their role may read', () => {
  expect(tabsOf('operator')).toContain('log');
  expect(tabsOf('mediator')).toEqual(['screens', 'scenes', 'tours', 'alarms', 'setup']);
  expect(tabsOf('systemAdmin')).toEqual(['screens', 'setup']);
});
