import { expect, test } from 'vitest';
import { readStaffRows, type StaffCells, staffColumns } from './staff-rows.ts';

const registry = {
  centres: [
    { id: 'C1', name: '巴州区综治中心' },
    { id: 'C2', name: '同名中心' },
    { id: 'C3', name: '同名中心' },
  ],
  organisations: [{ id: 'o1', name: '道路交通调委会' }],
  teams: [{ id: 't1', name: '第一团队' }],
};
const row = (words: StaffCells['words'], at = 2): StaffCells => ({
  row: at,
  words: { name: '示例一', post: '调解员', centre: '巴州区综治中心', ...words },
});

test('headings of a centre’s own spreadsheet are understood; without name, post or centre there is no roster', () => {
  expect(staffColumns(['序号', '姓名', '职务', '类别', '所属中心', '联系方式', '是否公示'])).toEqual({
    name: 1,
    post: 2,
    kind: 3,
    centre: 4,
    phone: 5,
    public: 6,
  });
  expect(staffColumns(['姓名', '电话'])).toBeNull();
});

test('a row becomes somebody of the centre, with what the file does not say left out', () => {
  const { people, faults } = readStaffRows(
    [row({ kind: '人民调解员', professional: '是', organisation: '道路交通调委会', team: '第一团队' })],
    registry,
  );
  expect(faults).toEqual([]);
  expect(people).toEqual([
    {
      centreId: 'C1',
      name: '示例一',
      post: '调解员',
      kind: 'mediator',
      organisationId: 'o1',
      teamId: 't1',
      professional: true,
      phone: null,
      duties: '',
      public: false,
    },
  ]);
});

test('each row that cannot be taken says which cell and why; the others are taken', () => {
  const { people, faults } = readStaffRows(
    [
      row({}, 2),
      row({ centre: '同名中心' }, 3),
      row({ centre: '别处' }, 4),
      row({ kind: '志愿者' }, 5),
      row({ phone: '请打座机' }, 6),
      row({ public: '也许' }, 7),
      row({ name: ' ' }, 8),
      row({ team: '第九团队' }, 9),
      row({}, 10),
    ],
    registry,
  );
  expect(people).toHaveLength(1);
  expect(faults.map(({ row: at, field, problem }) => [at, field, problem])).toEqual([
    [3, 'centre', 'severalCentres'],
    [4, 'centre', 'noCentre'],
    [5, 'kind', 'noKind'],
    [6, 'phone', 'noPhone'],
    [7, 'public', 'noYes'],
    [8, 'name', 'missing'],
    [9, 'team', 'noTeam'],
    [10, 'name', 'twice'],
  ]);
});
