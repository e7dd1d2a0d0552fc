import type { CentrePresence } from '@fengqiao/db/queries/presence';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../profiles/load-profile.ts';
import { boardOf } from './board.ts';

const profile = loadProfile('bazhong');
const asked = { level: 'county', day: '2026-11-22', profile, language: 'zh' } as const;

type Present = CentrePresence['present'][number];
const entry = (department: string, kind: Present['kind'] = 'resident', staff = 1, windows = 0): Present => ({
  department,
  kind,
  staff,
  windows,
});
const centre = (n: number, present: Present[], more: Partial<CentrePresence> = {}): CentrePresence => ({
  centreId: `C${n}`,
  name: `第${n}综治中心`,
  floorAreaM2: null,
  grade: null,
  posts: null,
  fullTimeStaff: null,
  present,
  ...more,
});

describe('the board of presence', () => {
  it('gives the six rates that Chongqing published, and who lacks whom (CQ-13)', () => {
    const present = { women: 29, law: 27, union: 27, labour: 26, housing: 24, health: 23 };
    const centres = Array.from({ length: 41 }, (_, n) =>
      centre(
        n + 1,
        // Which centres have a department follows no order: every seventh is asked first.
        Object.entries(present)
          .filter(([, count]) => (n * 7) % 41 < count)
          .map(([department], index) => entry(department, index % 2 === 0 ? 'resident' : 'rotating')),
      ),
    );
    const board = boardOf(centres, asked);
    expect(board.centres).toBe(41);
    expect(Object.fromEntries(board.departments.map(({ department, rate }) => [department, rate]))).toEqual({
      women: '70.73',
      law: '65.85',
      union: '65.85',
      labour: '63.41',
      housing: '58.54',
      health: '56.10',
    });
    for (const { present, lacking } of board.departments) expect(present + lacking.length).toBe(41);
    expect(board.departments[0]?.lacking[0]?.name).toMatch(/综治中心$/);
  });

  it('does not count a department that is only on call', () => {
    const [justice] = boardOf([centre(1, [entry('justice', 'onCall')]), centre(2, [])], asked).departments;
    expect(justice).toMatchObject({ onCall: 1, present: 0, rate: '0.00' });
    expect(justice?.lacking).toHaveLength(2);
  });

  it('counts a department that is both resident and on call as resident', () => {
    const [justice] = boardOf(
      [centre(1, [entry('justice', 'onCall'), entry('justice', 'resident')])],
      asked,
    ).departments;
    expect(justice).toMatchObject({ resident: 1, rotating: 0, onCall: 0, present: 1 });
  });

  it('adds up who is in one centre: eight resident, thirteen rotating, 132 people (LZ-06, LZ-07)', () => {
    const eight = Array.from({ length: 8 }, (_, n) => entry(`r${n}`, 'resident', 10));
    const thirteen = Array.from({ length: 13 }, (_, n) => entry(`t${n}`, 'rotating', 4));
    const { kinds } = boardOf([centre(1, [...eight, ...thirteen])], asked);
    expect(kinds.map(({ kind, departments }) => [kind, departments])).toEqual([
      ['resident', 8],
      ['rotating', 13],
      ['onCall', 0],
    ]);
    expect(kinds.reduce((sum, { staff }) => sum + staff, 0)).toBe(132);
  });

  it('counts windows of departments: fifteen resident, seven of them with a window (FX-04, FX-05)', () => {
    const fifteen = Array.from({ length: 15 }, (_, n) => entry(`r${n}`, 'resident', 1, n < 7 ? 1 : 0));
    expect(boardOf([centre(1, fifteen)], asked).kinds[0]).toMatchObject({ departments: 15, windows: 7 });
  });

  it('rounds the mean of 357 posts in 38 centres to nine and says of how many (CQ-21..23)', () => {
    const centres = Array.from({ length: 38 }, (_, n) =>
      centre(n, [], {
        posts: n < 15 ? 10 : 9,
        grade: n < 7 ? 'county' : 'township',
        floorAreaM2: 1582 + (n % 2 === 0 ? 100.5 : -100.5),
      }),
    );
    const { posts, grades, floorAreaM2 } = boardOf([...centres, centre(99, [])], asked);
    expect(posts).toEqual({ sum: 357, centres: 38, mean: '9' });
    expect(grades).toEqual({ county: 7, township: 31 });
    expect(floorAreaM2).toMatchObject({ centres: 38, mean: '1582' });
  });

  it('names the centres with less than two full-time staff, and counts those that have not said (HP-22)', () => {
    const staffed = [1, 2, 3].map((fullTimeStaff) => centre(fullTimeStaff, [], { fullTimeStaff }));
    const { understaffed, staffUnknown } = boardOf([...staffed, centre(4, [])], asked);
    expect(understaffed.map(({ centreId }) => centreId)).toEqual(['C1']);
    expect(staffUnknown).toBe(1);
  });

  it('gives no rate where there is no centre', () => {
    expect(boardOf([], asked)).toMatchObject({ centres: 0, departments: [], posts: { mean: null } });
  });
});
