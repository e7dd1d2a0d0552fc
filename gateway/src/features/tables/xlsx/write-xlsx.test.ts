import { describe, expect, it } from 'vitest';
import { memoryBytes } from '../../imports/byte-source.ts';
import type { Cell } from '../../imports/cell.ts';
import { openXlsx } from '../../imports/read-xlsx.ts';
import type { FileAbout } from '../file-about.ts';
import type { FileTable } from '../file-table.ts';
import { sheetNames } from './sheet-names.ts';
import { writeXlsx } from './write-xlsx.ts';

const about: FileAbout = { title: '周通报 & 试', language: 'zh', author: '试', at: new Date(0) };

/** The cells of a sheet as the product's own reader finds them. */
async function read(file: Buffer, sheet: string | number = 1): Promise<(readonly Cell[])[]> {
  const source = await openXlsx(memoryBytes(file), sheet);
  const rows: (readonly Cell[])[] = [];
  for await (const { cells } of source.rows()) rows.push(cells);
  return rows;
}

const routes: FileTable = {
  title: '化解方式',
  definition: '按化解方式分列',
  columns: [
    { key: 'part', label: '分项', kind: 'text' },
    { key: 'count', label: '件数', kind: 'count' },
    { key: 'all', label: '分母', kind: 'count' },
    { key: 'share', label: '占比', kind: 'share', of: ['count', 'all'] },
    { key: 'change', label: '环比', kind: 'percent' },
    { key: 'day', label: '日期', kind: 'day' },
    { key: 'code', label: '案件编号', kind: 'caseCode' },
  ],
  rows: [
    { cells: ['调解', 99_420, 132_700, 99_420 / 132_700, '-5.45', '2026-11-22', '511902-2026-000123-4'] },
    { cells: ['=cmd|calc', null, null, null, '持平', null, null], weight: 'remainder' },
  ],
  notes: ['未列明不作摊分'],
};

describe('a spreadsheet', () => {
  it('keeps numbers as numbers, days as days, codes and formulas as text, and what nobody has said empty', async () => {
    const [heading, first, second, ...below] = await read(await writeXlsx([routes], about));
    expect(heading).toEqual(['分项', '件数', '分母', '占比', '环比', '日期', '案件编号']);
    expect(first?.slice(0, 3)).toEqual(['调解', 99_420, 132_700]);
    expect(first?.[3]).toBeCloseTo(0.7492, 4);
    expect(first?.[4]).toBe(-0.0545);
    expect(String(first?.[5])).toMatch(/^2026-11-22/);
    expect(first?.[6]).toBe('511902-2026-000123-4');
    expect(second?.slice(0, 5)).toEqual(['=cmd|calc', null, null, null, '持平']);
    expect(below.map(([cell]) => cell)).toEqual(
      expect.arrayContaining(['口径：按化解方式分列', '说明：未列明不作摊分']),
    );
  });

  it('has a sheet per table, each with a name of its own', async () => {
    const file = await writeXlsx([routes, { ...routes, rows: [] }], about);
    expect(await read(file, '化解方式 (2)')).not.toHaveLength(0);
  });

  it('holds the unit of each row where a column has several', async () => {
    const table: FileTable = {
      ...routes,
      columns: [{ key: 'value', label: '数值', kind: 'count', of: ['n', 'all'] }],
      rows: [{ cells: [12] }, { cells: [0.5] }],
      ofRows: { keys: ['value'], kinds: ['count', 'share'] },
    };
    const [, first, second] = await read(await writeXlsx([table], about));
    expect([first?.[0], second?.[0]]).toEqual([12, 0.5]);
  });

  it('leaves out characters that no XML can hold', async () => {
    const table = { ...routes, rows: [{ cells: ['a\u0000b\ud800c\u000b<&>'] }] };
    const [, first] = await read(await writeXlsx([table], about));
    expect(first?.[0]).toBe('abc<&>');
  });

  it('is left when nobody waits for it any more', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(writeXlsx([routes], about, signal)).rejects.toThrow('cancelled');
  });
});

describe('names of sheets', () => {
  it('are short, without what Excel refuses, and each once', () => {
    const long = '一二三四五六七八九十'.repeat(4);
    const names = sheetNames(['a/b:c?', "'x'", long, long, 'A b c', 'History', '']);
    expect(names).toEqual([
      'a b c',
      'x',
      long.slice(0, 31),
      `${long.slice(0, 27)} (2)`,
      'A b c (2)',
      'History (2)',
      'Sheet',
    ]);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });
});
