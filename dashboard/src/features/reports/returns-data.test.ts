import type { Returns } from '@fengqiao/contract/reports';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { returnsTable } from './returns-data.ts';

const t = ((key: string, values: object = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as TFunction;

test('the list of the late says of how many, and leaves empty what has not been sent', () => {
  const returns: Returns = {
    month: '2026-11',
    definition: 'by the 25th',
    expected: 3,
    inTime: 1,
    late: 1,
    missing: 1,
    lines: [
      {
        areaCode: '511902101',
        areaName: 'A',
        dueAt: '2026-11-25T16:00:00.000Z',
        sentAt: null,
        sentBy: null,
        reportId: null,
        state: 'missing',
      },
    ],
  };
  const table = returnsTable(returns, t);
  expect(table.rows[0]?.cells).toEqual([
    'A',
    'reports.returns.state.missing',
    '2026-11-25T16:00:00.000Z',
    null,
    null,
  ]);
  expect(table.notes).toEqual(['reports.returns.sums 3 1 1 1']);
});
