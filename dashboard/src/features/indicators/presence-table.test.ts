import type { PresenceBoard } from '@fengqiao/contract/presence';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { cellWords } from '../../ui/table-cell.ts';
import { presenceTable } from './presence-table.ts';

const t = ((key: string) => key) as unknown as TFunction;
const department = (label: string, present: number, lacking: string[]) => ({
  department: label,
  label,
  resident: present,
  rotating: 0,
  onCall: 0,
  present,
  rate: null,
  lacking: lacking.map((name) => ({ centreId: name, name })),
});

test('the board of presence says of how many centres, the least present first, and who lacks whom (CQ-13)', () => {
  const board = {
    level: 'county',
    day: '2026-11-22',
    centres: 41,
    definition: 'over all centres',
    departments: [department('women', 29, []), department('health', 23, ['Enyang', 'Nanjiang'])],
  } as unknown as PresenceBoard;
  const table = presenceTable(board, t);
  const words = table.rows.map((row) => table.columns.map((_, column) => cellWords(table, row, column)));
  expect(words.map((row) => row.slice(0, 4))).toEqual([
    ['health', '23', '41', '56.10 %'],
    ['women', '29', '41', '70.73 %'],
  ]);
  expect(words.map((row) => row.at(-1))).toEqual(['Enyangcommon.listCommaNanjiang', '–']);
});
