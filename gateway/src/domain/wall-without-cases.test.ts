import { roles } from '@fengqiao/contract/accounts';
import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Wall } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { knowsCases, wallWithoutCases } from './wall-without-cases.ts';

const caseCode = '511902-2026-000001-1';
const tiles: Tile[] = [
  { kind: 'case', caseCode },
  { kind: 'text', text: '值班' },
];
const screen = { id: '1', tiles, layout: '4', places: [] };

test('an administrator is told what hangs on a wall without a number of any case', () => {
  const wall = {
    id: 'hall',
    screens: [screen],
    now: {
      lease: null,
      waiting: 1,
      alarm: { caseCode, tiles },
      tours: [{ scenes: [{ name: '一', screens: [screen] }] }],
    },
  } as unknown as Wall;
  const told = wallWithoutCases(wall);
  expect(JSON.stringify(told)).not.toContain(caseCode);
  expect(told.screens[0]?.tiles).toEqual([{ kind: 'empty' }, { kind: 'text', text: '值班' }]);
  expect(told.now).toMatchObject({ waiting: 1, alarm: null });
});

test('everybody but administrators may know the cases that hang on a wall', () => {
  expect(roles.filter((role) => !knowsCases(role))).toEqual(['systemAdmin', 'securityAdmin', 'auditAdmin']);
});
