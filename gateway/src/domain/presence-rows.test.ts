import { describe, expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { type PresenceCells, presenceColumns, readPresenceRows } from './presence-rows.ts';

const registry = {
  centres: [
    { id: 'C1', name: '巴州区综治中心' },
    { id: 'C2', name: '东城街道综治中心' },
    { id: 'C3', name: '东城街道综治中心' },
  ],
  departments: loadProfile('bazhong').departments,
};
const good = { centre: 'C1', department: '法院', kind: '常驻', staff: '3', windows: '', since: '2025-01-01' };
const row = (number: number, words: PresenceCells['words']): PresenceCells => ({
  row: number,
  words: { ...good, ...words },
  day: (field) => {
    const text = { ...good, ...words }[field] ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  },
});
const problem = (words: PresenceCells['words']) => readPresenceRows([row(2, words)], registry).faults[0];

describe('a file of presence', () => {
  it('is read by what its headings mean, in any order', () => {
    expect(
      presenceColumns(['入驻部门', '中心名称', '入驻方式', '人数', '窗口数', '起始日期', '截止日期']),
    ).toEqual({
      department: 0,
      centre: 1,
      kind: 2,
      staff: 3,
      windows: 4,
      since: 5,
      until: 6,
    });
    expect(presenceColumns(['部门', '中心', '起'])).toBeNull();
  });

  it('names centres and departments by code or by name, and leaves empty numbers at nought', () => {
    const rows = [row(2, {}), row(3, { centre: '巴州区综治中心', department: 'housing', kind: '轮驻' })];
    const { entries, faults } = readPresenceRows(rows, registry);
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      {
        centreId: 'C1',
        department: 'court',
        kind: 'resident',
        staff: 3,
        windows: 0,
        since: '2025-01-01',
        until: null,
      },
      {
        centreId: 'C1',
        department: 'housing',
        kind: 'rotating',
        staff: 3,
        windows: 0,
        since: '2025-01-01',
        until: null,
      },
    ]);
  });

  it.each([
    [{ department: '' }, 'department', 'missing', ''],
    [{ centre: '别处的中心' }, 'centre', 'noCentre', '别处的中心'],
    [{ centre: '东城街道综治中心' }, 'centre', 'severalCentres', '东城街道综治中心'],
    [{ department: '气象局' }, 'department', 'noDepartment', '气象局'],
    [{ kind: '长驻' }, 'kind', 'noKind', '长驻'],
    [{ staff: '三' }, 'staff', 'noNumber', '三'],
    [{ windows: '1.5' }, 'windows', 'noNumber', '1.5'],
    [{ since: '去年' }, 'since', 'noDay', '去年'],
    [{ until: '2025-01-01' }, 'until', 'noEnd', '2025-01-01'],
  ] as const)('says of %j which cell is wrong and why', (words, field, why, said) => {
    expect(problem(words)).toEqual({ row: 2, field, problem: why, words: said });
  });

  it('takes the first of two rows that are the same entry', () => {
    const { entries, faults } = readPresenceRows([row(2, {}), row(5, { staff: '9' })], registry);
    expect(entries).toHaveLength(1);
    expect(faults).toEqual([{ row: 5, field: 'centre', problem: 'twice', words: '2' }]);
  });
});
