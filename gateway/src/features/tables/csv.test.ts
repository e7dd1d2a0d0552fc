import { expect, it } from 'vitest';
import { tablesCsv } from './csv.ts';
import type { FileTable } from './file-table.ts';

const table: FileTable = {
  title: '化解方式',
  definition: '按方式分列',
  columns: [
    { key: 'part', label: '分项', kind: 'text' },
    { key: 'count', label: '件数', kind: 'count' },
    { key: 'all', label: '分母', kind: 'count' },
    { key: 'share', label: '占比', kind: 'share', of: ['count', 'all'] },
    { key: 'change', label: '环比', kind: 'percent' },
    { key: 'tier', label: '等级', kind: 'tier' },
  ],
  rows: [
    { cells: ['=1+1', 7, 8, 0.875, '-5.45', 'red'] },
    { cells: ['调解,仲裁', null, null, null, null, null] },
  ],
  notes: ['-说明'],
};

it('a table in CSV begins with a BOM, keeps numbers, runs no formula and says its definition below', () => {
  expect(tablesCsv([table], 'zh').toString('utf8')).toBe(
    [
      '\uFEFF分项,件数,分母,占比,环比,等级',
      "'=1+1,7,8,87.50%,-5.45%,◆红",
      '"调解,仲裁",,,,,',
      '',
      '口径,按方式分列',
      "说明,'-说明",
      '',
    ].join('\r\n'),
  );
});

it('several tables stand one under the other with their titles', () => {
  const text = tablesCsv([table, table], 'zh').toString('utf8');
  expect(text.split('\r\n').filter((line) => line.endsWith('化解方式'))).toHaveLength(2);
});

it('a share is worked out from its counts, not from a fraction in floating point', () => {
  const columns = table.columns.slice(1, 4);
  // 0.00005 as a share of counts lies on the half; the fraction beside it does not.
  const rows = [{ cells: [1, 20_000, 0.000049] }];
  const text = tablesCsv([{ ...table, columns, rows, notes: [], definition: null }], 'en').toString('utf8');
  expect(text).toContain('1,20000,0.01%');
});
