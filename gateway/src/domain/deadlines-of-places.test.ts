import type { Difficulty } from '@fengqiao/contract/cases';
import { describe, expect, it } from 'vitest';
import { loadProfile, profileIds } from '../profiles/load-profile.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { clocksOf } from './deadlines.ts';
import { emptyFold, foldEvent, type LogEvent } from './fold.ts';

/*
 * The due times are counted by hand in the State Council's notices, never with the code under test.
 * 2025 (国办发明电〔2024〕12号, 12 November 2024): Spring Festival free 28 January to 4 February; Sunday 26 January and Saturday
 * 8 February are worked. `calendar.test.ts` holds the whole notice against the table.
 * 2026: Spring Festival free 15 to 23 February; Saturdays 14 and 28 February are worked; Qingming free 4 to 6 April.
 */
const starts = [
  /** A Friday before the festival of 2025, with a worked Sunday in between. */
  '2025-01-24 10:00',
  /** A Friday before that of 2026, with a worked Saturday in between. */
  '2026-02-13 16:00',
  /** A Saturday that is itself worked. */
  '2026-02-28 09:00',
] as const;

const likeBazhong = ['bazhong', 'chongqing', 'xiamen', 'yichun', 'chengguan', 'hepingxi'];
const graded = [...likeBazhong, 'meishan'];

/** Clock, where it runs, for which difficulty and category, and when it is due for each of `starts`: 24:00 is 00:00 of the next day. */
const table: [
  clock: string,
  row: string,
  places: readonly string[],
  kind: string,
  difficulty: Difficulty | null,
  category: string | null,
  due: [string, string, string],
][] = [
  [
    'triage in 1 working day',
    'BZ-03',
    profileIds,
    'triage',
    null,
    null,
    ['2025-01-27 00:00', '2026-02-15 00:00', '2026-03-03 00:00'],
  ],
  [
    'on the spot',
    'BZ-04',
    [...graded, 'lixia'],
    'resolve',
    'consult',
    null,
    ['2025-01-24 11:00', '2026-02-13 17:00', '2026-02-28 10:00'],
  ],
  [
    'the same day',
    'BZ-05',
    graded,
    'resolve',
    'simple',
    null,
    ['2025-01-25 00:00', '2026-02-14 00:00', '2026-03-01 00:00'],
  ],
  [
    '5 working days',
    'BZ-06',
    graded,
    'resolve',
    'general',
    null,
    ['2025-02-08 00:00', '2026-02-28 00:00', '2026-03-07 00:00'],
  ],
  [
    'two months',
    'BZ-07',
    graded,
    'resolve',
    'complex',
    null,
    ['2025-03-25 00:00', '2026-04-14 00:00', '2026-04-29 00:00'],
  ],
  [
    'a leader on the day of triage',
    'BZ-08',
    profileIds,
    'leader',
    'major',
    null,
    ['2025-01-25 00:00', '2026-02-14 00:00', '2026-03-01 00:00'],
  ],
  [
    '7 working days',
    'FX-01',
    ['haizhou'],
    'resolve',
    'general',
    null,
    ['2025-02-11 00:00', '2026-03-03 00:00', '2026-03-11 00:00'],
  ],
  [
    '7 working days, policy question',
    'FX-01',
    ['haizhou'],
    'resolve',
    'consult',
    null,
    ['2025-02-11 00:00', '2026-03-03 00:00', '2026-03-11 00:00'],
  ],
  [
    '7 working days, simple',
    'FX-01',
    ['haizhou'],
    'resolve',
    'simple',
    null,
    ['2025-02-11 00:00', '2026-03-03 00:00', '2026-03-11 00:00'],
  ],
  [
    '3 weeks',
    'FX-01',
    ['haizhou'],
    'resolve',
    'complex',
    null,
    ['2025-02-15 00:00', '2026-03-07 00:00', '2026-03-22 00:00'],
  ],
  [
    '3 weeks, major',
    'FX-01',
    ['haizhou'],
    'resolve',
    'major',
    null,
    ['2025-02-15 00:00', '2026-03-07 00:00', '2026-03-22 00:00'],
  ],
  [
    'contact within 2 days',
    'JN-01',
    ['lixia'],
    'contact',
    'general',
    null,
    ['2025-01-27 00:00', '2026-02-16 00:00', '2026-03-03 00:00'],
  ],
  [
    'mediation within 30 days',
    'JN-01',
    ['lixia'],
    'mediate',
    'general',
    null,
    ['2025-02-24 00:00', '2026-03-16 00:00', '2026-03-31 00:00'],
  ],
  [
    'one month by statute',
    'MS-03',
    ['meishan'],
    'mediate',
    'general',
    'neighbourhood',
    ['2025-02-25 00:00', '2026-03-14 00:00', '2026-03-29 00:00'],
  ],
  [
    '30 working days by statute',
    'MS-03',
    ['meishan'],
    'mediate',
    'general',
    'medical',
    ['2025-03-14 00:00', '2026-04-03 00:00', '2026-04-14 00:00'],
  ],
  [
    '15 days by statute',
    'MS-03',
    ['meishan'],
    'mediate',
    'general',
    'labour',
    ['2025-02-09 00:00', '2026-03-01 00:00', '2026-03-16 00:00'],
  ],
  [
    '15 days by statute, wages',
    'MS-03',
    ['meishan'],
    'mediate',
    'general',
    'wages',
    ['2025-02-09 00:00', '2026-03-01 00:00', '2026-03-16 00:00'],
  ],
];

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const inShanghai = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

function clocksAt(place: string, start: string, difficulty: Difficulty | null, category: string | null) {
  const profile = loadProfile(place);
  const fold = emptyFold();
  const event = (type: LogEvent['type'], time: number, payload: Record<string, unknown>) =>
    foldEvent(fold, {
      source: 'grid',
      eventId: type,
      type,
      at: time,
      facts: category === null ? {} : { category },
      payload,
    });
  event('case.registered', at(start), {});
  if (difficulty !== null)
    event('case.triaged', at(start) + 60_000, { difficulty, leadDepartment: 'justice' });
  const view = viewOf(fold, { sourceArea: 511900000000000, profile, pointOf: () => null });
  return clocksOf(fold, view, profile, officialCalendar, at(start));
}

describe('every clock of the nine places, over a Spring Festival and on worked weekends', () => {
  it.each(table)('%s (%s)', (_clock, row, places, kind, difficulty, category, due) => {
    for (const place of places) {
      for (const [index, start] of starts.entries()) {
        const found = clocksAt(place, start, difficulty, category).filter((clock) => clock.kind === kind);
        expect(found.map(({ sourceRow, dueAt }) => [place, start, sourceRow, inShanghai(dueAt)])).toEqual([
          [place, start, row, due[index]],
        ]);
      }
    }
  });

  it('leaves no clock of any place out of the table', () => {
    for (const place of profileIds) {
      const tried = table.filter(([, , places]) => places.includes(place));
      for (const { kind, difficulty, categories = [null], sourceRow } of loadProfile(place).clocks) {
        for (const category of categories) {
          const row = tried.find(
            ([, id, , of, hard, about]) =>
              id === sourceRow &&
              of === kind &&
              (difficulty === undefined || hard === difficulty) &&
              (category === null || about === category),
          );
          expect(row, `${place}: ${kind} of ${difficulty} for ${category}`).toBeDefined();
        }
      }
    }
  });

  it('says which days of the festival did not count, and which weekend did', () => {
    const [general] = clocksAt('bazhong', '2026-02-13 16:00', 'general', null).filter(
      ({ kind }) => kind === 'resolve',
    );
    expect(general).toMatchObject({
      term: '5个工作日',
      worked: [{ day: '2026-02-14', reason: '周六（调休上班）' }],
    });
    expect(general?.skipped).toHaveLength(9);
    expect(general?.skipped[0]).toEqual({ day: '2026-02-15', reason: '春节' });
    expect(general?.skipped.at(-1)).toEqual({ day: '2026-02-23', reason: '春节' });
  });
});
